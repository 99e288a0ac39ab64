-- CreateTable
CREATE TABLE "Favourite" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "kind", "name"),
    CONSTRAINT "Favourite_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScoreHold" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "holdBack" TEXT NOT NULL,
    "seconds" INTEGER,
    CONSTRAINT "ScoreHold_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Favourite_userId_addedAt_idx" ON "Favourite"("userId", "addedAt");
