-- CreateTable
CREATE TABLE "FeedSource" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "provenance" TEXT NOT NULL,
    "defaults" TEXT NOT NULL,
    "changes" TEXT NOT NULL DEFAULT '{}',
    "seekTo" INTEGER,
    "holder" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" BIGINT,
    "health" TEXT
);
