-- CreateTable
CREATE TABLE "Mention" (
    "messageId" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("messageId", "who"),
    CONSTRAINT "Mention_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Mention_roomId_who_seq_idx" ON "Mention"("roomId", "who", "seq");
