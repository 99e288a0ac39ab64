-- Columns only: redefining the table would delete the log of what fired with it.
ALTER TABLE "AlertFiring" ADD COLUMN "correctedAt" DATETIME;
ALTER TABLE "Alert" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'crosses';
ALTER TABLE "Alert" ADD COLUMN "percent" REAL;
ALTER TABLE "Alert" ADD COLUMN "windowMs" INTEGER;
ALTER TABLE "Alert" ADD COLUMN "mark" INTEGER;
