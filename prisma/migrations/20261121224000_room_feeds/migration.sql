-- AlterTable
ALTER TABLE "Message" ADD COLUMN "feedId" TEXT;
ALTER TABLE "Message" ADD COLUMN "feedPart" TEXT;

-- CreateTable
CREATE TABLE "RoomFeed" (
    "roomId" TEXT NOT NULL,
    "feedId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "addedById" TEXT,
    "addedAt" DATETIME NOT NULL,
    "unread" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("roomId", "feedId"),
    CONSTRAINT "RoomFeed_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RoomFeed_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RoomFeed_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- Columns only: redefining the tables would delete what hangs on them.
ALTER TABLE "Alert" ADD COLUMN "roomId" TEXT REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD COLUMN "feedsMuted" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Alert_roomId_feedId_idx" ON "Alert"("roomId", "feedId");

-- CreateIndex
CREATE INDEX "RoomFeed_addedById_idx" ON "RoomFeed"("addedById");
