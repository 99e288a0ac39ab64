-- CreateTable
CREATE TABLE "ThreadFollow" (
    "userId" TEXT NOT NULL,
    "rootId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "lastReadSeq" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "rootId"),
    CONSTRAINT "ThreadFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ThreadFollow_rootId_fkey" FOREIGN KEY ("rootId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ThreadFollow_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ThreadFollow_rootId_idx" ON "ThreadFollow"("rootId");

-- CreateIndex
CREATE INDEX "ThreadFollow_roomId_userId_idx" ON "ThreadFollow"("roomId", "userId");

-- Threads that are there already: who began one or wrote in it follows it, and has read it.
INSERT INTO "ThreadFollow" ("userId", "rootId", "roomId", "lastReadSeq")
SELECT p."userId", t."id", t."roomId", (SELECT max(l."seq") FROM "Message" l WHERE l."replyTo" = t."id")
FROM "Message" t
JOIN "Membership" p ON p."roomId" = t."roomId"
WHERE EXISTS (SELECT 1 FROM "Message" r WHERE r."replyTo" = t."id")
  AND (t."authorId" = p."userId"
    OR EXISTS (SELECT 1 FROM "Message" r WHERE r."replyTo" = t."id" AND r."authorId" = p."userId"));
