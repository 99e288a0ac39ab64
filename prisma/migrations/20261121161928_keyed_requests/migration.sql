-- CreateTable
CREATE TABLE "KeyedRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fingerprint" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "answer" TEXT
);

-- CreateTable
CREATE TABLE "KeyedStep" (
    "requestId" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "result" TEXT NOT NULL,

    PRIMARY KEY ("requestId", "nth"),
    CONSTRAINT "KeyedStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "KeyedRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "KeyedRequest_expiresAt_idx" ON "KeyedRequest"("expiresAt");
