-- CreateTable
CREATE TABLE "SearchDocument" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "messageId" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchDocument_messageId_key" ON "SearchDocument"("messageId");

-- By hand from here: Prisma knows neither virtual tables nor triggers.
-- The words are in "Message" only. What is taken out of the index is taken out at once, not at some later merge ('secure-delete').
CREATE VIRTUAL TABLE "MessageSearch" USING fts5("body", content='', tokenize='trigram');
INSERT INTO "MessageSearch"("MessageSearch", "rank") VALUES ('secure-delete', 1);

CREATE TRIGGER "MessageSearch_created" AFTER INSERT ON "Message" BEGIN
    INSERT INTO "SearchDocument"("messageId") VALUES (new."id");
    INSERT INTO "MessageSearch"(rowid, "body") SELECT "id", new."body" FROM "SearchDocument" WHERE "messageId" = new."id";
END;

CREATE TRIGGER "MessageSearch_changed" AFTER UPDATE OF "body" ON "Message" WHEN old."body" <> new."body" BEGIN
    INSERT INTO "MessageSearch"("MessageSearch", rowid, "body") SELECT 'delete', "id", old."body" FROM "SearchDocument" WHERE "messageId" = old."id";
    INSERT INTO "MessageSearch"(rowid, "body") SELECT "id", new."body" FROM "SearchDocument" WHERE "messageId" = new."id";
END;

CREATE TRIGGER "MessageSearch_deleted" AFTER DELETE ON "Message" BEGIN
    INSERT INTO "MessageSearch"("MessageSearch", rowid, "body") SELECT 'delete', "id", old."body" FROM "SearchDocument" WHERE "messageId" = old."id";
    DELETE FROM "SearchDocument" WHERE "messageId" = old."id";
END;

-- What was said so far.
INSERT INTO "SearchDocument"("messageId") SELECT "id" FROM "Message" ORDER BY "createdAt", "seq";
INSERT INTO "MessageSearch"(rowid, "body") SELECT d."id", m."body" FROM "SearchDocument" d JOIN "Message" m ON m."id" = d."messageId" ORDER BY d."id";
