-- CreateTable
CREATE TABLE "Bar" (
    "feedId" TEXT NOT NULL,
    "intervalMs" INTEGER NOT NULL,
    "time" BIGINT NOT NULL,
    "open" REAL NOT NULL,
    "high" REAL NOT NULL,
    "low" REAL NOT NULL,
    "close" REAL NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "closedAt" BIGINT NOT NULL,

    PRIMARY KEY ("feedId", "intervalMs", "time"),
    CONSTRAINT "Bar_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "feedId" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "price" REAL NOT NULL,
    "hysteresis" REAL NOT NULL,
    "repeat" BOOLEAN NOT NULL,
    "expiresAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'new',
    "firings" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Alert_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Alert_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AlertFiring" (
    "alertId" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "firedAt" DATETIME NOT NULL,
    "tick" TEXT NOT NULL,

    PRIMARY KEY ("alertId", "nth"),
    CONSTRAINT "AlertFiring_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Alert_userId_createdAt_id_idx" ON "Alert"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Alert_feedId_idx" ON "Alert"("feedId");
