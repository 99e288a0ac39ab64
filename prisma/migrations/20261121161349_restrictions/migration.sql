-- CreateTable
CREATE TABLE "Restriction" (
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" DATETIME,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("roomId", "userId", "kind"),
    CONSTRAINT "Restriction_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Restriction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Restriction_roomId_kind_createdAt_userId_idx" ON "Restriction"("roomId", "kind", "createdAt", "userId");

-- CreateIndex
CREATE INDEX "Restriction_userId_idx" ON "Restriction"("userId");
