-- CreateTable
CREATE TABLE "SeedRun" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "finishedAt" DATETIME NOT NULL
);
