-- AlterTable
ALTER TABLE "Message" ADD COLUMN "replyTo" TEXT;

-- CreateTable
CREATE TABLE "Reaction" (
    "messageId" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("messageId", "emoji", "userId"),
    CONSTRAINT "Reaction_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Reaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pin" (
    "messageId" TEXT NOT NULL PRIMARY KEY,
    "roomId" TEXT NOT NULL,
    "pinnedById" TEXT,
    "pinnedAt" DATETIME NOT NULL,
    CONSTRAINT "Pin_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Pin_pinnedById_fkey" FOREIGN KEY ("pinnedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Reaction_userId_idx" ON "Reaction"("userId");

-- CreateIndex
CREATE INDEX "Pin_roomId_pinnedAt_messageId_idx" ON "Pin"("roomId", "pinnedAt", "messageId");

-- CreateIndex
CREATE INDEX "Pin_pinnedById_idx" ON "Pin"("pinnedById");

-- CreateIndex
CREATE INDEX "Message_replyTo_seq_idx" ON "Message"("replyTo", "seq");
