// Written by `npm run openapi` from the same declarations as openapi.json. A change by hand is lost.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the web app works
         * @description Asks the database. Anyone may ask.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the web app can take requests
         * @description Asks the database, as `/healthz` does. Anyone may ask.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Your own, or for administrators those of `userId`. Newest first; without the keys themselves, which are kept nowhere. An API key needs `keys:read`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The answer is the only place where the key is ever shown. Only a session may ask for one, and some scopes are given by administrators only. An API key needs `keys:write`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description One of your own; for administrators anybody’s. An API key needs `keys:read`.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Delete an API key
         * @description It opens nothing from then on, and its connections are closed. An administrator who deletes somebody else’s says a `reason`. An API key needs `keys:write`.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce a file
         * @description Its bytes are then sent to `/v1/attachments/{attachmentId}/upload` with the core protocol of tus 1.0: `HEAD` says how many are there, `PATCH` sends those behind them, and what was cut off goes on where it was cut. When all are there the file is looked at; once it is `ready`, a message can be sent with its id. What is not sent within 24 hours is forgotten. An API key needs `messages:write`.
         */
        post: operations["createAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what is known of a file
         * @description Its bytes are at `…/content` and, of a picture, a preview at `…/thumbnail`: always a download, in parts with `Range`, to whoever may read its message. Before it is sent it is its uploader’s alone. An API key needs `messages:read`.
         */
        get: operations["getAttachment"];
        put?: never;
        post?: never;
        /**
         * Take back a file that was not sent
         * @description One that was sent goes with its message. An API key needs `messages:write`.
         */
        delete: operations["deleteAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log
         * @description Administrators only. Newest first; every filter that is given must hold. An API key needs `audit:read`.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the document of the socket
         * @description AsyncAPI 3, generated from the schemas that both sides of the socket parse with. Anyone may ask.
         */
        get: operations["getAsyncapiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List feeds
         * @description An API key needs `feeds:read`.
         */
        get: operations["listFeeds"];
        put?: never;
        /**
         * Create a feed
         * @description For services and administrators. A feed that is there is left as it is. An API key needs `feeds:publish`.
         */
        post: operations["createFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a feed
         * @description An API key needs `feeds:read`.
         */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        /**
         * Delete a feed
         * @description Administrators only. Its history goes with it. An API key needs `feeds:write`.
         */
        delete: operations["deleteFeed"];
        options?: never;
        head?: never;
        /**
         * Change a feed
         * @description For services and administrators. Its id and kind stay. An API key needs `feeds:publish`.
         */
        patch: operations["updateFeed"];
        trace?: never;
    };
    "/v1/feeds/{feedId}/bars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a feed’s bars
         * @description Open, high, low and close over a second, a minute, an hour or a day; newest first, also those that are not over yet. The newest 7,200, 10,080, 17,520 and 20,000 are kept. An API key needs `feeds:read`.
         */
        get: operations["listBars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{feedId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a feed said
         * @description Newest first. An API key needs `feeds:read`.
         */
        get: operations["listFeedEvents"];
        put?: never;
        /**
         * Publish to a feed
         * @description For services and administrators. Up to 100 events, in order; `restart` first clears the feed’s history. An API key needs `feeds:publish`.
         */
        post: operations["publishFeedEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get this document
         * @description Generated from the schemas that validate every request and every answer. Anyone may ask.
         */
        get: operations["getOpenapiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List public rooms
         * @description An API key needs `rooms:read`.
         */
        get: operations["listRooms"];
        put?: never;
        /**
         * Create a room
         * @description The caller becomes its owner. With an `id` of your own a retry gives the room that is there: 200. An API key needs `rooms:write`.
         */
        post: operations["createRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a room
         * @description A private room is there for its members and administrators only. An API key needs `rooms:read`.
         */
        get: operations["getRoom"];
        put?: never;
        post?: never;
        /**
         * Delete a room
         * @description For owners. Its members are told, and its messages are gone. An administrator who does not own it says a `reason`. An API key needs `rooms:write`.
         */
        delete: operations["deleteRoom"];
        options?: never;
        head?: never;
        /**
         * Change a room
         * @description Owners and moderators may; only owners change who can see the room. An API key needs `rooms:write`.
         */
        patch: operations["updateRoom"];
        trace?: never;
    };
    "/v1/invites/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what an invite leads to
         * @description A code that is unknown, has expired, is used up or was taken back is not there. Whom the room has banned it leads nowhere. An API key needs `rooms:read`.
         */
        get: operations["previewInvite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{code}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Come in by an invite
         * @description Whoever is in the room already uses nothing up. An API key needs `rooms:write`.
         */
        post: operations["redeemInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invites of a room
         * @description For those who keep the room. Newest first; only those that still let somebody in. An API key needs `rooms:read`.
         */
        get: operations["listRoomInvites"];
        put?: never;
        /**
         * Invite people into a room
         * @description For those who keep the room. The answer is the only place where the code is ever shown. An API key needs `rooms:write`.
         */
        post: operations["createRoomInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invite of a room
         * @description Without its code, which is kept nowhere. An API key needs `rooms:read`.
         */
        get: operations["getRoomInvite"];
        put?: never;
        post?: never;
        /**
         * Take an invite back
         * @description Its code lets nobody in any more; who came by it stays. An API key needs `rooms:write`.
         */
        delete: operations["deleteRoomInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done by those who keep a room
         * @description For those who keep it. Newest first: the rows of the audit log that are about this room. An API key needs `rooms:read`.
         */
        get: operations["listRoomAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reports of a room
         * @description For those who keep the room. Oldest first; with `state` only those in it. An API key needs `rooms:read`.
         */
        get: operations["listRoomReports"];
        put?: never;
        /**
         * Report a message
         * @description For members. What the message says now is kept for those who keep the room. Again gives the report that is there. An API key needs `messages:write`.
         */
        post: operations["createRoomReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a report
         * @description For those who keep the room. An API key needs `rooms:read`.
         */
        get: operations["getRoomReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Decide about a report
         * @description For those who keep the room. The audit log says who decided, and why when a `reason` is given. An API key needs `rooms:write`.
         */
        patch: operations["updateRoomReport"];
        trace?: never;
    };
    "/v1/rooms/{roomId}/bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bans of a room
         * @description For those who keep the room. Oldest first; one that is over is not there any more. An API key needs `rooms:read`.
         */
        get: operations["listRoomBans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/bans/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a ban in a room
         * @description An API key needs `rooms:read`.
         */
        get: operations["getRoomBan"];
        /**
         * Ban somebody in a room
         * @description Moderators restrict members, owners moderators too, and nobody an owner. It ends by itself at `until`. Again changes reason and end. An API key needs `rooms:write`.
         */
        put: operations["putRoomBan"];
        post?: never;
        /**
         * Take a ban back
         * @description An API key needs `rooms:write`.
         */
        delete: operations["deleteRoomBan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mutes of a room
         * @description For those who keep the room. Oldest first; one that is over is not there any more. An API key needs `rooms:read`.
         */
        get: operations["listRoomMutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/mutes/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a mute in a room
         * @description An API key needs `rooms:read`.
         */
        get: operations["getRoomMute"];
        /**
         * Mute somebody in a room
         * @description Moderators restrict members, owners moderators too, and nobody an owner. It ends by itself at `until`. Again changes reason and end. An API key needs `rooms:write`.
         */
        put: operations["putRoomMute"];
        post?: never;
        /**
         * Take a mute back
         * @description An API key needs `rooms:write`.
         */
        delete: operations["deleteRoomMute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of a room
         * @description An API key needs `rooms:read`.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages of a room
         * @description Newest first. Give at most one of `before`, `after`, `around`, `at` and `cursor`; with `after`, pages go towards the present. An API key needs `messages:read`.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Write a message
         * @description Acknowledged only when it is on the disk. With an `id` of your own a retry gives the first message: 200. An API key needs `messages:write`.
         */
        post: operations["createMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a message
         * @description An API key needs `messages:read`.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        /**
         * Delete a message
         * @description For its author, and for moderators and owners of the room. A tombstone without words stays in its place. An API key needs `messages:write`.
         */
        delete: operations["deleteMessage"];
        options?: never;
        head?: never;
        /**
         * Give a message other words
         * @description For its author. The former words stay readable as edits. The same words again are no edit. An API key needs `messages:write`.
         */
        patch: operations["editMessage"];
        trace?: never;
    };
    "/v1/rooms/{roomId}/messages/{messageId}/reactions/{emoji}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * React to a message
         * @description With one emoji, percent-encoded in the path. A message takes 20 different ones; the same one again changes nothing. An API key needs `messages:write`.
         */
        put: operations["addReaction"];
        post?: never;
        /**
         * Take a reaction back
         * @description The caller’s own. One that is not there is no error. An API key needs `messages:write`.
         */
        delete: operations["removeReaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/messages/{messageId}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the replies to a message
         * @description Oldest first. A reply is posted as a message with `replyTo`. An API key needs `messages:read`.
         */
        get: operations["listReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the live feeds of a room
         * @description In the order in which they were added, each with what of it becomes a message. An API key needs `rooms:read`.
         */
        get: operations["listRoomFeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a live feed to a room, or change what it tells
         * @description For moderators and owners. Adding writes one message, its card: it shows the latest value wherever it is read. Each rule turns what happens into a message, once; several in a minute are one. They are counted as unread only with `unread`. An API key needs `messages:write`.
         */
        put: operations["putRoomFeed"];
        post?: never;
        /**
         * Remove a live feed from a room
         * @description For moderators and owners. Its card stays where it was written, and nothing more is told of it. An API key needs `messages:write`.
         */
        delete: operations["removeRoomFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a room has pinned
         * @description The latest pinned first; at most 50. An API key needs `messages:read`.
         */
        get: operations["listPins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/pins/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pin a message
         * @description For moderators and owners. One that is pinned already stays where it is. An API key needs `messages:write`.
         */
        put: operations["pinMessage"];
        post?: never;
        /**
         * Unpin a message
         * @description For moderators and owners. One that is not pinned is no error. An API key needs `messages:write`.
         */
        delete: operations["unpinMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/messages/{messageId}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a message said before
         * @description The latest replaced first. A deleted message has none. An API key needs `messages:read`.
         */
        get: operations["listMessageEdits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search messages
         * @description In the caller’s rooms, or in one of them, the latest first. Words are found anywhere, also within other words; all must be there. `"quoted words"` stand together; `from:ada` and `in:lobby` take a name or an id, in quotes when it has spaces; `before:2026-07-01` and `after:2026-06-11` are days in UTC; `has:link`. A page looks at so many messages at most, so it may be short and there still be another. An API key needs `messages:read`.
         */
        get: operations["searchMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the tables of a competition’s groups
         * @description From how its matches stand at the moment: one in play counts as it stands, and a cancelled goal is out of the table with the score. Sorted by points, goal difference and goals scored; level sides share their place. An API key needs `feeds:read`.
         */
        get: operations["getStandings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a ticket for the socket
         * @description Good for one connection within 60 s. It is no resource with an address of its own: 200. An API key needs `tickets:create`.
         */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sources of feeds
         * @description Administrators only. Where numbers come from: what each source is asked to do, how it fares, and which node runs it. An API key needs `feeds:read`.
         */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a source of feeds
         * @description Administrators only. An API key needs `feeds:read`.
         */
        get: operations["getSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what a source is asked to do
         * @description Administrators only; needs `?reason=`. `null` takes a setting back to what the environment says. The node that runs the source does it within some seconds, and after every restart. An API key needs `feeds:publish`.
         */
        patch: operations["updateSource"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description Administrators only. Every filter that is given must hold. An API key needs `users:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create an account
         * @description Administrators only. The person signs in with the password given here. An API key needs `users:write`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a person
         * @description An API key needs `users:read`.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete an account
         * @description Ends the person’s sessions, keys and connections; rooms they alone owned pass on to another member. An administrator who deletes somebody else’s account says a `reason`. An API key needs `users:write`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Name and username are for oneself and administrators; role and ban are for administrators. A ban needs a `reason`, ends the person’s sessions and closes their connections. An API key needs `users:write`.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/users/{userId}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a person’s alerts
         * @description Latest first. An API key needs `feeds:read`.
         */
        get: operations["listAlerts"];
        put?: never;
        /**
         * Create an alert
         * @description It fires when the price of the feed reaches its line from the other side, and again, if it repeats, once the price has been back by `hysteresis`; when a price moves by a percentage; or when a match has a goal, starts or ends. A goal that is cancelled is told, too (`alert.corrected`). Who it is for is told on their `user:` log. With an `id` of your own a repeat makes no second one. An API key needs `feeds:write`.
         */
        post: operations["createAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/alerts/{alertId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an alert
         * @description An API key needs `feeds:read`.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        /**
         * Delete an alert
         * @description Its log goes with it. An API key needs `feeds:write`.
         */
        delete: operations["deleteAlert"];
        options?: never;
        head?: never;
        /**
         * Change an alert
         * @description Another line, percentage or window begins it anew: the next price only says on which side it is. What it waits for, and of which feed, cannot be changed. An API key needs `feeds:write`.
         */
        patch: operations["updateAlert"];
        trace?: never;
    };
    "/v1/users/{userId}/alerts/{alertId}/firings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List when an alert fired
         * @description Latest first, each with the tick that fired it. An API key needs `feeds:read`.
         */
        get: operations["listAlertFirings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a person’s favourite teams and matches
         * @description The latest added first. An API key needs `feeds:read`.
         */
        get: operations["listFavourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/favourites/{favourite}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a favourite
         * @description An API key needs `feeds:read`.
         */
        get: operations["getFavourite"];
        /**
         * Make a team or a match a favourite
         * @description `team:` and the team’s name, as its matches say it, or `match:` and the match’s feed id. Favourites come first on the scoreboard. An API key needs `feeds:write`.
         */
        put: operations["addFavourite"];
        post?: never;
        /**
         * Make it a favourite no longer
         * @description An API key needs `feeds:write`.
         */
        delete: operations["removeFavourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the feeds that a person watches
         * @description In the person’s own order. An API key needs `feeds:read`.
         */
        get: operations["listWatchedFeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a feed that a person watches
         * @description A feed that they do not watch is not there. An API key needs `feeds:read`.
         */
        get: operations["getWatchedFeed"];
        /**
         * Watch a feed
         * @description An API key needs `feeds:write`.
         */
        put: operations["watchFeed"];
        post?: never;
        /**
         * Stop watching a feed
         * @description An API key needs `feeds:write`.
         */
        delete: operations["unwatchFeed"];
        options?: never;
        head?: never;
        /**
         * Move a feed within what a person watches
         * @description Behind the feed named in `after`, or to the top with `null`. An API key needs `feeds:write`.
         */
        patch: operations["moveWatchedFeed"];
        trace?: never;
    };
    "/v1/users/{userId}/score-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how long scores are kept from a person
         * @description It is about what their pages show, for whoever watches a match later than it is played; feeds say what is. An API key needs `feeds:read`.
         */
        get: operations["getScoreHold"];
        /**
         * Set how long scores are kept from a person
         * @description An API key needs `feeds:write`.
         */
        put: operations["putScoreHold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where a person is signed in
         * @description Newest first, the one that asks is `current`. An API key needs `users:read`.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one place where a person is signed in
         * @description An API key needs `users:read`.
         */
        get: operations["getUserSession"];
        put?: never;
        post?: never;
        /**
         * Sign a person out in one place
         * @description Its connections are closed at once. An API key needs `users:write`.
         */
        delete: operations["deleteUserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/direct-rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a direct room or a group
         * @description With one other person it finds or makes the one direct room of the two; with more it makes a group, or with an `id` of your own finds it. They are people you share a room with. Nobody opens one for somebody else. An API key needs `rooms:write`.
         */
        post: operations["openDirectRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom a person follows
         * @description The latest followed first. An API key needs `users:read`.
         */
        get: operations["listFollowing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/following/{followedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow somebody
         * @description What they write in public rooms from now on is in the follower’s stream. Only people whom one may meet can be followed: in a room one is in, or in a public one. An API key needs `users:write`.
         */
        put: operations["followUser"];
        post?: never;
        /**
         * Follow somebody no longer
         * @description An API key needs `users:write`.
         */
        delete: operations["unfollowUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the people somebody follows post
         * @description Their messages in public rooms since they are followed, the latest first, as they are now: without what was deleted, and without rooms that are not public any more or from which the reader is banned. The `stream:` channel says when there is more. An API key needs `messages:read`.
         */
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the threads a person follows
         * @description Those they began or wrote in, of the rooms they are in; the latest answered first. An API key needs `messages:read`.
         */
        get: operations["listFollowedThreads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/threads/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how far a person has read in a thread
         * @description The position only moves forward, and never past the end of the room. 404 for a thread that they do not follow. An API key needs `rooms:write`.
         */
        put: operations["markThreadRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a person’s rooms
         * @description With the number of unread messages in each. Direct rooms and groups are listed to the person alone. An API key needs `rooms:read`.
         */
        get: operations["listMemberships"];
        put?: never;
        /**
         * Create a room owned by this person
         * @description With an `id` of your own a retry gives the room that is there: 200. An API key needs `rooms:write`.
         */
        post: operations["createRoomForUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/rooms/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a membership
         * @description An API key needs `rooms:read`.
         */
        get: operations["getMembership"];
        /**
         * Join a room or add somebody to it
         * @description Joins a public room oneself, or adds somebody as one who keeps the room. Without a `role`, one that is there stays. An API key needs `rooms:write`.
         */
        put: operations["putMembership"];
        post?: never;
        /**
         * Leave a room or remove somebody from it
         * @description An API key needs `rooms:write`.
         */
        delete: operations["deleteMembership"];
        options?: never;
        head?: never;
        /**
         * Change a membership
         * @description Owners change roles; notifications and the read position are each person’s own. The read position only moves forward. An API key needs `rooms:write`.
         */
        patch: operations["updateMembership"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `new`: no price has been seen yet. `armed`: it fires when its line is reached. `resting`: the price is beyond the line, or has not been back far enough. `done`: it was to fire once and has. */
        Alert: {
            id: components["schemas"]["Id"];
            feedId: components["schemas"]["FeedId"];
            kind: components["schemas"]["AlertKind"];
            /**
             * @description `either` where up and down are the same to it.
             * @enum {string}
             */
            direction: "above" | "below" | "either";
            /** @description Of `crosses`: its line; else 0. */
            price: number;
            hysteresis: number;
            /** @description Of `moves`; else null. */
            percent: number | null;
            windowMs: number | null;
            repeat: boolean;
            expiresAt: components["schemas"]["Time"] | null;
            /** @enum {string} */
            state: "new" | "armed" | "resting" | "done";
            /**
             * Format: int64
             * @description How often it has fired.
             */
            firings: number;
            createdAt: components["schemas"]["Time"];
        };
        /** @description POST body. A line (`crosses`) has a `price`, and `hysteresis` is how far back beyond it the price must go before the alert can fire again. A move has a `percent` within `windowMs`; `above` is up, `below` down. The others need nothing. */
        AlertCreate: {
            id?: components["schemas"]["Id"];
            feedId: components["schemas"]["FeedId"];
            /** @default crosses */
            kind: components["schemas"]["AlertKind"];
            /** @enum {string} */
            direction?: "above" | "below" | "either";
            price?: number;
            percent?: number;
            /** Format: int32 */
            windowMs?: number;
            /** @default 0 */
            hysteresis: number;
            /** @default false */
            repeat: boolean;
            /** @default null */
            expiresAt: components["schemas"]["Time"] | null;
        };
        /** @description One entry of an alert's log, newest first: the tick that fired it. Of a match, `match` is how it stood, and the tick's `last` counts its goals. */
        AlertFiring: {
            /** Format: int64 */
            nth: number;
            firedAt: components["schemas"]["Time"];
            tick: components["schemas"]["Quote"];
            match?: components["schemas"]["MatchState"];
            /** @description What it told of was taken back then, as a goal that was cancelled. */
            correctedAt: components["schemas"]["Time"] | null;
        };
        /**
         * @description What an alert waits for. Of prices: `crosses` its line, or `moves` by a percentage within a time. Of matches: a `goal`, the `start`, the `end`.
         * @enum {string}
         */
        AlertKind: "crosses" | "moves" | "goal" | "start" | "end";
        /** @description PATCH body. Another line, percentage or window begins it anew: the next price only says on which side it is. */
        AlertPatch: {
            /** @enum {string} */
            direction?: "above" | "below" | "either";
            price?: number;
            hysteresis?: number;
            percent?: number;
            /** Format: int32 */
            windowMs?: number;
            repeat?: boolean;
            expiresAt?: components["schemas"]["Time"] | null;
        };
        /** @description What is waited for, without for whom and how often. */
        AlertRule: {
            kind: components["schemas"]["AlertKind"];
            /** @enum {string} */
            direction?: "above" | "below" | "either";
            price?: number;
            percent?: number;
            /** Format: int32 */
            windowMs?: number;
        };
        /** @description `start` is how the key begins, for its owner to recognise it; the key itself is nowhere. It acts as `userId`. */
        ApiKey: {
            id: string;
            userId: components["schemas"]["UserId"];
            name: string;
            start: string;
            scopes: string[];
            createdAt: components["schemas"]["Time"];
            expiresAt: components["schemas"]["Time"] | null;
            lastUsedAt: components["schemas"]["Time"] | null;
        };
        ApiKeyCreate: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @default null */
            expiresAt: components["schemas"]["Time"] | null;
        };
        /** @description The only answer that ever holds a key. */
        ApiKeyMade: {
            id: string;
            userId: components["schemas"]["UserId"];
            name: string;
            start: string;
            scopes: string[];
            createdAt: components["schemas"]["Time"];
            expiresAt: components["schemas"]["Time"] | null;
            lastUsedAt: components["schemas"]["Time"] | null;
            key: string;
        };
        /** @description A file in a message, as its readers know it; its bytes are at `/v1/attachments/{id}/content`. */
        AttachedFile: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description The media type, found from its content. */
            type: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: int64
             * @description Of pictures, in pixels: a place is kept for them before they are there.
             */
            width?: number;
            /** Format: int64 */
            height?: number;
            /** @description There is a preview at `/v1/attachments/{id}/thumbnail`. */
            thumbnail: boolean;
        };
        /** @description A file of one's own, or one that somebody sent to a room that one may read. */
        Attachment: {
            id: components["schemas"]["Id"];
            roomId: components["schemas"]["Id"];
            /** @description The message that it was sent with; not there before. */
            messageId?: components["schemas"]["Id"];
            state: components["schemas"]["AttachmentState"];
            /** @description Why it is `refused`, in one sentence. */
            reason?: string;
            name: string;
            /** Format: int64 */
            size: number;
            /** @description The media type, found from its content; not there before it was looked at. */
            type?: string;
            /**
             * Format: int64
             * @description Of pictures, in pixels.
             */
            width?: number;
            /** Format: int64 */
            height?: number;
            /** @description There is a preview at `…/thumbnail`. */
            thumbnail: boolean;
            createdAt: components["schemas"]["Time"];
        };
        /** @description `size` is of the file as the caller has it; a picture may be smaller or larger once its metadata is gone. */
        AttachmentCreate: {
            /** @description May be minted by the caller (UUID v7), so that a retry makes no second one. */
            id?: components["schemas"]["Id"];
            /** @description The room that it will be sent to. */
            roomId: components["schemas"]["Id"];
            /** @description As on the caller's disk; kept without its folders and without characters that cannot be seen. */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description Files of one message, by their ids: the author's own, for this room, ready and not sent before. */
        AttachmentIds: components["schemas"]["Id"][];
        /**
         * @description Where a file is on its way to readers: its bytes are coming, they are being looked at (what they are, and for pictures a preview and a copy without the place where it was taken), they may be sent and read, or they may not be kept.
         * @enum {string}
         */
        AttachmentState: "uploading" | "checking" | "ready" | "refused";
        /**
         * @description Everything the audit log can say that somebody did.
         * @enum {string}
         */
        AuditAction: "user.created" | "user.renamed" | "user.role_changed" | "user.banned" | "user.unbanned" | "user.deleted" | "room.updated" | "room.deleted" | "member.added" | "member.role_changed" | "member.removed" | "member.banned" | "member.unbanned" | "member.muted" | "member.unmuted" | "message.deleted" | "report.resolved" | "session.ended" | "invite.created" | "invite.deleted" | "api_key.created" | "api_key.deleted" | "feed.created" | "feed.updated" | "feed.deleted" | "source.changed";
        /** @description One row of the audit log. `subject` is what was changed: `user:…`, `room:…`, `feed:…`, `source:…`, `message:…`, `key:…`; `roomId` is the room it happened in. `hash` covers the row and the hash of the row before. */
        AuditEvent: {
            /** Format: int64 */
            seq: number;
            id: components["schemas"]["Id"];
            createdAt: components["schemas"]["Time"];
            actorId: components["schemas"]["UserId"];
            action: components["schemas"]["AuditAction"];
            subject: string;
            roomId: components["schemas"]["Id"] | null;
            reason: string | null;
            requestId: string;
            /** @description What changed, as far as it is nobody's secret. */
            details: {
                [key: string]: unknown;
            };
            hash: string;
        };
        /** @description A person as other people see them. */
        Author: {
            id: components["schemas"]["UserId"];
            name: string;
            guest: boolean;
        };
        BanPut: {
            reason: components["schemas"]["Reason"];
            /** @default null */
            until: components["schemas"]["Time"] | null;
        };
        /** @description Prices over one interval. `time` is its beginning: a multiple of its length since 1970, or the source's own for a bar it sent whole. */
        Bar: {
            time: components["schemas"]["Time"];
            open: number;
            high: number;
            low: number;
            close: number;
        };
        /** @enum {string} */
        BarInterval: "1s" | "1m" | "1h" | "1d";
        /** @description At most 4000 UTF-16 code units, as the `length` of a string in JavaScript counts them: most emoji are two or more. (`maxLength` counts code points.) */
        Body: string;
        /** @description Opens a room with these people and nobody else. With one other person it is the one direct room of the two; with more it is a new group each time, unless `id` says which. */
        DirectRoomOpen: {
            id?: components["schemas"]["Id"];
            participantIds: components["schemas"]["UserId"][];
        };
        DisplayName: string;
        Emoji: string;
        /** @enum {string} */
        ErrorCode: "bad_request" | "unauthenticated" | "forbidden" | "banned" | "muted" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "conflict" | "precondition_failed" | "too_large" | "unsupported_media_type" | "invalid" | "upgrade_required" | "idempotency_key_reused" | "precondition_required" | "headers_too_large" | "rate_limited" | "too_many_subscriptions" | "internal" | "unavailable";
        /** @description A team by the name its source gives it, or a match. The latest added comes first. */
        Favourite: {
            /** @constant */
            kind: "team";
            team: string;
            addedAt: components["schemas"]["Time"];
        } | {
            /** @constant */
            kind: "match";
            feedId: components["schemas"]["FeedId"];
            addedAt: components["schemas"]["Time"];
        };
        /** @description How a favourite is named in a path: `team:Japan`, `match:match.wc2026-001`. */
        FavouriteName: string;
        Feed: {
            id: components["schemas"]["FeedId"];
            kind: components["schemas"]["FeedKind"];
            title: string;
            /** @description ISO 4217 code of a quote's prices, or `null` for matches. */
            currency: string | null;
            provenance: components["schemas"]["Provenance"];
            /** @description Latest value, or `null` when nothing was published yet. */
            latest: (components["schemas"]["Quote"] | components["schemas"]["MatchState"]) | null;
            createdAt: components["schemas"]["Time"];
        };
        FeedCreate: {
            id: components["schemas"]["FeedId"];
            kind: components["schemas"]["FeedKind"];
            title: string;
            /** @default null */
            currency: string | null;
            provenance: components["schemas"]["Provenance"];
        };
        /** @description History, newest first: `time` is the source's time. */
        FeedEvent: {
            id: string;
            time: components["schemas"]["Time"];
            value: components["schemas"]["FeedEventInput"];
        };
        /** @description One thing a source says: a whole quote, a whole match state, or something that happened in a match. */
        FeedEventInput: {
            /** @constant */
            type: "quote";
            quote: components["schemas"]["Quote"];
        } | {
            /** @constant */
            type: "match";
            match: components["schemas"]["MatchState"];
        } | {
            /** @constant */
            type: "timeline";
            data: components["schemas"]["TimelineData"];
        };
        /** @description A feed's id: a kind, a dot, and a name, for example `stock.GOOG`, `fx.EURUSD`, `match.wc2026-104`. */
        FeedId: string;
        /** @enum {string} */
        FeedKind: "quote" | "match";
        /** @description A feed stays what it is: its id and kind cannot be changed. */
        FeedPatch: {
            title?: string;
            currency?: string | null;
            provenance?: components["schemas"]["Provenance"];
        };
        /** @description POST body: up to 100 events, in order, published together. `restart` first clears the feed's history and gives it a new epoch. */
        FeedPublish: {
            restart?: boolean;
            events: components["schemas"]["FeedEventInput"][];
        };
        /** @description Where numbers come from, and how it fares. `changed` names what is as an administrator set it, and not as the environment says. */
        FeedSource: {
            id: components["schemas"]["SourceId"];
            provenance: components["schemas"]["Provenance"];
            /** @description It lacks a key that only the environment can give. */
            available: boolean;
            enabled: boolean;
            settings: components["schemas"]["SourceSettings"];
            changed: string[];
            /** @description Seconds of replay time to go to; `null` when it has gone there. */
            seekTo: number | null;
            /** @description `null` while no node runs it, or it has not said anything yet. */
            health: {
                /** @enum {string} */
                state: "starting" | "running" | "waiting" | "stopped";
                stale: boolean;
                staleAfterMs: number;
                /** Format: int64 */
                events: number;
                lastEventAt: components["schemas"]["Time"] | null;
                lagMs: number | null;
                /** Format: int64 */
                reconnects: number;
                /** Format: int64 */
                malformed: number;
                /** Format: int64 */
                failures: number;
                lastError: string | null;
                at: components["schemas"]["Time"];
            } | null;
            /** @description The one node that runs it, until when unless it says so again, and how often it has changed hands. */
            lease: {
                holder: string;
                /** Format: int64 */
                fence: number;
                expiresAt: components["schemas"]["Time"];
            } | null;
        };
        /** @description Merge patch: `null` takes a setting back to what the environment says. `seekTo` is done once, by whoever runs the source. */
        FeedSourcePatch: {
            enabled?: boolean | null;
            speed?: number | null;
            loop?: boolean | null;
            symbols?: string[] | null;
            leagues?: string[] | null;
            /** Format: int32 */
            seekTo?: number;
        };
        /** @description Somebody whom a person follows. */
        Followed: {
            person: components["schemas"]["Author"];
            followedAt: components["schemas"]["Time"];
        };
        /** @description A thread that somebody follows: they began it or wrote in it. `unread` counts replies by others after `lastReadSeq`. */
        FollowedThread: {
            /** @description The first message. */
            root: components["schemas"]["Message"];
            /**
             * Format: int64
             * @description A place in the room's log, as `seq` of messages is.
             */
            lastReadSeq: number;
            /**
             * Format: int64
             * @description Of the last reply: `unread` is true as of there.
             */
            lastReplySeq: number;
            /** Format: int64 */
            unread: number;
        };
        FoundMessage: {
            message: components["schemas"]["Message"];
            room: {
                id: components["schemas"]["Id"];
                name: string;
            };
            snippet: components["schemas"]["Snippet"];
        };
        GroupTable: {
            group: string;
            rows: components["schemas"]["TableRow"][];
        };
        /** @description UUID version 7 (RFC 9562 §5.7), lower case: time-ordered and minted by whoever creates the thing. */
        Id: string;
        /** @description A way into a room for whoever has its code. One that has expired or is used up is not there any more. */
        Invite: {
            id: components["schemas"]["Id"];
            roomId: components["schemas"]["Id"];
            createdById: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Time"];
            expiresAt: components["schemas"]["Time"] | null;
            maxUses: number | null;
            /** Format: int64 */
            uses: number;
        };
        /** @description 128 random bits in base64url. */
        InviteCode: string;
        /** @description Whoever comes by an invite is a member, whatever they do with it. */
        InviteCreate: {
            /** @default null */
            expiresAt: components["schemas"]["Time"] | null;
            /** @default null */
            maxUses: number | null;
        };
        /** @description The only answer that ever holds the code. */
        InviteMade: {
            id: components["schemas"]["Id"];
            roomId: components["schemas"]["Id"];
            createdById: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Time"];
            expiresAt: components["schemas"]["Time"] | null;
            maxUses: number | null;
            /** Format: int64 */
            uses: number;
            code: string;
        };
        /** @description What somebody who holds a code sees before they come in. */
        InvitePreview: {
            room: {
                id: components["schemas"]["Id"];
                name: string;
                /** Format: int64 */
                memberCount: number;
            };
            expiresAt: components["schemas"]["Time"] | null;
        };
        /**
         * @description Where a market stands. On a `holiday` it does not open all day; while `halted` it is open and trading in this instrument rests.
         * @enum {string}
         */
        MarketSession: "pre" | "open" | "after" | "closed" | "holiday" | "halted";
        /** @description The state of `feed:match.*`. `minute` is the match clock (1–120), `addedMinute` the minute of added time behind `90+`. `time` is when the source said so (Unix ms); `kickOff` is the scheduled start (Unix ms). */
        MatchState: {
            competition: string;
            round: string;
            group?: string;
            ground: string;
            kickOff: components["schemas"]["UnixMs"];
            home: string;
            away: string;
            status: components["schemas"]["MatchStatus"];
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            score: [
                number,
                number
            ];
            periods: components["schemas"]["ScoreByPeriod"];
            time: components["schemas"]["UnixMs"];
            provenance: components["schemas"]["Provenance"];
        };
        /** @enum {string} */
        MatchStatus: "scheduled" | "first_half" | "half_time" | "second_half" | "extra_time" | "penalties" | "finished" | "called_off";
        /** @description `username` is what the person is called by in messages (`@ada`); guests have none. */
        Member: {
            user: components["schemas"]["Author"];
            username: string | null;
            role: components["schemas"]["Role"];
            joinedAt: components["schemas"]["Time"];
        };
        /** @description One person in one room. `unread` counts messages by others after `lastReadSeq`; edits, joins and feeds never count. `unreadMentions` counts the messages by others that call the person, or everybody, and began to do so after `lastReadSeq`. */
        Membership: {
            room: components["schemas"]["Room"];
            /** @description Who is in a direct room or a group, oneself included; a room has a list of members instead. */
            participants?: components["schemas"]["Author"][];
            userId: string;
            role: components["schemas"]["Role"];
            notifications: components["schemas"]["Notifications"];
            /** @description Nothing of what the room's live feeds say is counted as unread. */
            feedsMuted: boolean;
            /** Format: int64 */
            lastReadSeq: number;
            /** @description Position of the room's log, to subscribe from. */
            epoch: string;
            /** Format: int64 */
            seq: number;
            /** Format: int64 */
            unread: number;
            /** Format: int64 */
            unreadMentions: number;
            lastMessage: {
                author: components["schemas"]["Author"];
                body: string;
                createdAt: components["schemas"]["Time"];
                editedAt?: components["schemas"]["Time"];
                feed?: components["schemas"]["MessageFeed"];
            } | null;
            joinedAt: components["schemas"]["Time"];
        };
        /** @description PATCH: `role` is for owners; the read position only moves forward, a smaller one changes nothing. */
        MembershipPatch: {
            role?: components["schemas"]["Role"];
            notifications?: components["schemas"]["Notifications"];
            feedsMuted?: boolean;
            /** Format: int64 */
            lastReadSeq?: number;
        };
        /** @description PUT: join (oneself, a public room) or add somebody (as the room's owner or moderator). */
        MembershipPut: {
            role?: components["schemas"]["Role"];
        };
        Message: {
            id: components["schemas"]["Id"];
            roomId: components["schemas"]["Id"];
            /** Format: int64 */
            seq: number;
            author: components["schemas"]["Author"];
            /** @description Empty when it was deleted, and of a message that is only files. */
            body: string;
            /** @description Not there when there are none. */
            attachments?: components["schemas"]["AttachedFile"][];
            createdAt: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Of the room's log: the last event that changed what is said here.
             */
            version: number;
            editedAt?: components["schemas"]["Time"];
            /** @description A tombstone: something was said here and taken back. */
            deletedAt?: components["schemas"]["Time"];
            /** @description In the order of their code units, so that everybody has the same. */
            reactions: components["schemas"]["Reaction"][];
            /** @description The first message of the thread that this one belongs to. */
            replyTo?: components["schemas"]["Id"];
            feed?: components["schemas"]["MessageFeed"];
            /**
             * Format: int64
             * @description Replies to this one that are not deleted.
             */
            replyCount: number;
            /** @description When somebody last replied to this one, even if that was deleted since. */
            lastReplyAt?: components["schemas"]["Time"];
        };
        /** @description `id` is minted by the author (UUID v7): the same id again answers with the first result. */
        MessageCreate: {
            id?: components["schemas"]["Id"];
            body?: components["schemas"]["Body"];
            attachments?: components["schemas"]["AttachmentIds"];
            replyTo?: components["schemas"]["Id"];
        };
        /** @description What a message said before it was edited, from when and until when. */
        MessageEdit: {
            body: string;
            writtenAt: components["schemas"]["Time"];
            replacedAt: components["schemas"]["Time"];
        };
        MessageFeed: {
            id: components["schemas"]["FeedId"];
            part: components["schemas"]["MessageFeedPart"];
        };
        /**
         * @description What of a message a live feed has made. A `card` stands for the feed itself and shows its latest value wherever it is read; `news` is what a rule of the room asked for. Neither is ever unread: only a `headline` is, news of a feed for which the room asked that.
         * @enum {string}
         */
        MessageFeedPart: "card" | "news" | "headline";
        /** @description What authors may change of what they said. */
        MessagePatch: {
            body?: components["schemas"]["Body"];
        };
        /** @description Silence has an end: who should not come back is banned. */
        MutePut: {
            reason: components["schemas"]["Reason"];
            until: components["schemas"]["Time"];
        };
        /** @enum {string} */
        Notifications: "all" | "mentions" | "none";
        Password: string;
        Pin: {
            message: components["schemas"]["Message"];
            /** @description `null`: the account was deleted since. */
            pinnedBy: components["schemas"]["Author"] | null;
            pinnedAt: components["schemas"]["Time"];
        };
        /** @description A message in a public room by somebody whom the reader follows. `seq` is its place in the reader's stream. */
        Post: {
            /** Format: int64 */
            seq: number;
            message: components["schemas"]["Message"];
            room: {
                id: components["schemas"]["Id"];
                name: string;
            };
        };
        /** @description RFC 9457 problem details as Tidewire answers them. `errors[].pointer` is a JSON Pointer (RFC 6901) into the request's body. */
        Problem: {
            type: string;
            title: string;
            /** Format: int64 */
            status: number;
            detail?: string;
            instance?: string;
            code: components["schemas"]["ErrorCode"];
            requestId: string;
            /** @description Of `banned` and `muted`: when it ends by itself. */
            until?: components["schemas"]["Time"];
            errors?: {
                pointer: string;
                code: string;
                message: string;
            }[];
        };
        /**
         * @description Where a number comes from; shown beside every number.
         * @enum {string}
         */
        Provenance: "live" | "delayed" | "simulated" | "replayed";
        /** @description The state of `feed:stock.*`, `feed:fx.*` and the like. Prices are in the instrument's `currency`; `time` is the source's own time in Unix milliseconds; `change` is against `previousClose`; `volume` counts units traded in the session so far. A bar replayed from a file carries its `open`, `high`, `low` as well, and `barMs` says how long it lasts. `sessionUntil` is when the `session` gives way to the next by the source's calendar. */
        Quote: {
            last: number;
            time: components["schemas"]["UnixMs"];
            bid?: number;
            ask?: number;
            previousClose?: number;
            change?: number;
            changePercent?: number;
            dayHigh?: number;
            dayLow?: number;
            volume?: number;
            session?: components["schemas"]["MarketSession"];
            sessionUntil?: components["schemas"]["UnixMs"];
            nav?: {
                /** Format: date */
                date: string;
                nextBy?: components["schemas"]["UnixMs"];
            };
            open?: number;
            high?: number;
            low?: number;
            /** Format: int64 */
            barMs?: number;
            provenance: components["schemas"]["Provenance"];
        };
        Reaction: {
            emoji: string;
            /** Format: int64 */
            count: number;
            /** @description Whether the caller is among them. */
            mine: boolean;
        };
        /** @description Why somebody did what concerns others: one visible line, for those who ask later. */
        Reason: string;
        /** @description A message that somebody thought those who keep the room should look at. */
        Report: {
            id: components["schemas"]["Id"];
            roomId: components["schemas"]["Id"];
            messageId: components["schemas"]["Id"];
            author: components["schemas"]["Author"];
            /** @description What the message said when it was reported. */
            body: string;
            reporter: components["schemas"]["Author"];
            reason: string;
            state: components["schemas"]["ReportState"];
            createdAt: components["schemas"]["Time"];
            resolvedAt: components["schemas"]["Time"] | null;
            resolvedById: components["schemas"]["UserId"] | null;
        };
        /** @description One person reports a message once: again gives the report that is there. */
        ReportCreate: {
            messageId: components["schemas"]["Id"];
            reason: components["schemas"]["Reason"];
        };
        ReportPatch: {
            state?: components["schemas"]["ReportState"];
        };
        /**
         * @description `dismissed`: there was nothing to do; `acted`: something was done about it.
         * @enum {string}
         */
        ReportState: "open" | "dismissed" | "acted";
        /** @description What somebody may not do in a room, and until when; `until: null` is for good. A ban keeps them out of it, a mute lets them read and not write. It is over by itself: one whose time has passed is not there any more. */
        Restriction: {
            user: components["schemas"]["Author"];
            reason: string;
            until: components["schemas"]["Time"] | null;
            createdById: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Time"];
        };
        /** @enum {string} */
        Role: "owner" | "moderator" | "member";
        /** @description The name of a direct room or a group is made of the names its people had when it was opened. */
        Room: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["RoomKind"];
            name: string;
            topic: string;
            visibility: components["schemas"]["Visibility"];
            /** Format: int64 */
            memberCount: number;
            createdAt: components["schemas"]["Time"];
            updatedAt: components["schemas"]["Time"];
        };
        /** @description `id` may be minted by the caller, so that a retry makes no second room. */
        RoomCreate: {
            id?: components["schemas"]["Id"];
            name: components["schemas"]["RoomName"];
            /** @default  */
            topic: components["schemas"]["Topic"];
            /** @default public */
            visibility: components["schemas"]["Visibility"];
        };
        /** @description A live feed of a room. `messageId` is its card: the message that was written when it was added. */
        RoomFeed: {
            feed: components["schemas"]["Feed"];
            messageId: components["schemas"]["Id"];
            /** @description `null`: the account was deleted since. */
            addedBy: components["schemas"]["Author"] | null;
            addedAt: components["schemas"]["Time"];
            /** @description What its rules say is counted as unread. */
            unread: boolean;
            rules: components["schemas"]["AlertRule"][];
        };
        /** @description PUT body: adds the feed with its card, or gives it these rules. Nothing of it is ever unread but by `unread`. */
        RoomFeedPut: {
            /** @default false */
            unread: boolean;
            /** @default [] */
            rules: components["schemas"]["RoomRule"][];
        };
        /**
         * @description `room` has a name and people who keep it; `direct` is between two people and `group` among a few, for good.
         * @enum {string}
         */
        RoomKind: "room" | "direct" | "group";
        RoomName: string;
        RoomPatch: {
            name?: components["schemas"]["RoomName"];
            topic?: components["schemas"]["Topic"];
            visibility?: components["schemas"]["Visibility"];
        };
        /** @description What of a feed becomes a message of the room, each time it happens. */
        RoomRule: components["schemas"]["AlertRule"];
        /** @enum {string} */
        Scope: "users:read" | "users:write" | "rooms:read" | "rooms:write" | "messages:read" | "messages:write" | "feeds:read" | "feeds:write" | "feeds:publish" | "tickets:create" | "keys:read" | "keys:write" | "audit:read" | "admin:act";
        /** @description Home and away goals, as they stood at the end of each finished part (cumulative; `penalties` counts the shoot-out alone). */
        ScoreByPeriod: {
            halfTime?: [
                number,
                number
            ];
            fullTime?: [
                number,
                number
            ];
            extraTime?: [
                number,
                number
            ];
            penalties?: [
                number,
                number
            ];
        };
        /** @description How long scores are kept from a person: not at all, for so many seconds, or until they reveal a match. It is about what their pages show; the API and the socket say what is. */
        ScoreHold: {
            /** @constant */
            holdBack: "off";
        } | {
            /** @constant */
            holdBack: "delay";
            /** Format: int32 */
            seconds: number;
        } | {
            /** @constant */
            holdBack: "until_revealed";
        };
        /** @description A place where somebody is signed in. `current` is the one that asks. What opens it, its token, is told to nobody. */
        Session: {
            id: string;
            current: boolean;
            /** @description In words: `Firefox on Windows`; `Unknown device` when it did not say. */
            device: string;
            address: string | null;
            createdAt: components["schemas"]["Time"];
            expiresAt: components["schemas"]["Time"];
        };
        /** @description A part of a message around the first of the words that were found. */
        Snippet: {
            text: string;
            /** @description What was found in `text`: from `start` up to and without `end`, in UTF-16 code units, in order and apart from each other. */
            ranges: {
                /** Format: int64 */
                start: number;
                /** Format: int64 */
                end: number;
            }[];
        };
        /** @enum {string} */
        SourceId: "simulator" | "worldcup" | "coinbase" | "espn" | "finnhub";
        /** @description What one source is asked to do; which of it a source knows is in `settings` of its answer. */
        SourceSettings: {
            /** @description Match time over real time. */
            speed?: number;
            /** @description Whether it begins again after its end. */
            loop?: boolean;
            symbols?: string[];
            leagues?: string[];
        };
        Standings: {
            competition: string;
            groups: components["schemas"]["GroupTable"][];
        };
        /** @description One side in its group. Level sides share a `place`; `inPlay` says that a match of theirs is not over yet. */
        TableRow: {
            /** Format: int64 */
            place: number;
            team: string;
            /** Format: int64 */
            played: number;
            /** Format: int64 */
            won: number;
            /** Format: int64 */
            drawn: number;
            /** Format: int64 */
            lost: number;
            /** Format: int64 */
            goalsFor: number;
            /** Format: int64 */
            goalsAgainst: number;
            /** Format: int64 */
            points: number;
            inPlay: boolean;
        };
        /** @description The read position only moves forward, a smaller one changes nothing. */
        ThreadRead: {
            /** Format: int64 */
            lastReadSeq: number;
        };
        /** @description Answer of `POST /v1/tickets`: bound to the session, good for one use within 60 s. */
        Ticket: {
            ticket: string;
            url: string;
            expiresAt: components["schemas"]["Time"];
        };
        /**
         * Format: date-time
         * @description RFC 3339 UTC with a `Z`.
         */
        Time: string;
        /** @description What can happen in a match; one event of a `timeline:` log. `score` is how it stands after it. Nothing in a log is taken back: a goal that did not count is told by another event, about it. */
        TimelineData: {
            /** @constant */
            kind: "match.started";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.goal";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            /** @enum {string} */
            side: "home" | "away";
            scorer: string;
            penalty: boolean;
            ownGoal: boolean;
            score: [
                number,
                number
            ];
            goalId?: string;
        } | {
            /** @constant */
            kind: "match.goal_cancelled";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            goalId: string;
            /** @enum {string} */
            side: "home" | "away";
            scorer: string;
            reason: string;
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.period";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            status: components["schemas"]["MatchStatus"];
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.card";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            /** @enum {string} */
            side: "home" | "away";
            player: string;
            /** @enum {string} */
            card: "yellow" | "second_yellow" | "red";
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.substitution";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            /** @enum {string} */
            side: "home" | "away";
            on: string;
            off: string;
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.review";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            /** @enum {string} */
            side?: "home" | "away";
            /** @enum {string} */
            about: "goal" | "penalty" | "card" | "identity";
            /** @enum {string} */
            outcome: "stands" | "overturned";
            reason: string;
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.line_up";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            /** @enum {string} */
            side: "home" | "away";
            formation?: string;
            starting: {
                name: string;
                /** Format: int32 */
                number?: number;
                position?: string;
            }[];
            bench: {
                name: string;
                /** Format: int32 */
                number?: number;
                position?: string;
            }[];
            score: [
                number,
                number
            ];
        } | {
            /** @constant */
            kind: "match.finished";
            /** Format: int32 */
            minute: number;
            /** Format: int32 */
            addedMinute: number;
            score: [
                number,
                number
            ];
            penalties?: [
                number,
                number
            ];
        };
        Topic: string;
        /**
         * Format: int64
         * @description Unix milliseconds from 1970 to the end of the year 9999, the last that RFC 3339 §1 can write.
         */
        UnixMs: number;
        User: {
            id: components["schemas"]["UserId"];
            username: string | null;
            name: string;
            guest: boolean;
            role: components["schemas"]["UserRole"];
            /** @description Banned from the whole installation: cannot sign in, now. `bannedUntil` is `null` for good. */
            banned: boolean;
            bannedUntil: components["schemas"]["Time"] | null;
            banReason: string | null;
            createdAt: components["schemas"]["Time"];
        };
        /** @description Admins make accounts; the person signs in with the password given here. */
        UserCreate: {
            username: components["schemas"]["Username"];
            name: components["schemas"]["DisplayName"];
            /** Format: email */
            email: string;
            password: components["schemas"]["Password"];
            /** @default user */
            role: components["schemas"]["UserRole"];
        };
        /** @description Ids of people come from the sign-in library and are opaque. */
        UserId: string;
        /** @description Name and username are for oneself, a guest has no username; `role`, `banned` and `bannedUntil` are for administrators. Without `bannedUntil` a ban has no end. */
        UserPatch: {
            name?: components["schemas"]["DisplayName"];
            username?: components["schemas"]["Username"];
            role?: components["schemas"]["UserRole"];
            banned?: boolean;
            bannedUntil?: components["schemas"]["Time"] | null;
        };
        /** @enum {string} */
        UserRole: "admin" | "user";
        Username: string;
        /** @enum {string} */
        Visibility: "public" | "private";
        /** @description PATCH body of a watched feed: the watched feed that it comes behind, or `null` for the top. */
        WatchPatch: {
            after: components["schemas"]["FeedId"] | null;
        };
    };
    responses: {
        /** @description `bad_request`: The request could not be read */
        bad_request: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `conflict`: Conflicts with what is there */
        conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed */
        forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed; `banned`: Banned from this room */
        "forbidden-banned": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed; `banned`: Banned from this room; `muted`: Muted in this room */
        "forbidden-banned-muted": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key came with another request; `invalid`: Some values are not valid */
        "idempotency_key_reused-invalid": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side */
        internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid`: Some values are not valid */
        invalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_acceptable`: Not acceptable */
        not_acceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: Not found */
        not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: It was changed meanwhile */
        precondition_failed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_required`: If-Match is required */
        precondition_required: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests */
        rate_limited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_large`: Too large */
        too_large: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: Sign in first */
        unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: Not available right now */
        unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: Unsupported media type */
        unsupported_media_type: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
        "If-Match": string;
        /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
        "If-Match-Optional": string;
        /** @description The `ETag` of what you have: 304 while it is the same. */
        "If-None-Match": string;
        /** @description `*`: only when there is none yet, else 412. */
        "If-None-Match-Any": "*";
        /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
        "Idempotency-Key": string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request: on the log line and the audit row as well. Your own, when it was harmless. */
        "X-Request-Id": string;
        /** @description Where the thing is found (RFC 9110 §10.2.2). */
        Location: string;
        /** @description The first page, `rel="first"`, and the next, when there is one: `rel="next"` (RFC 8288). */
        Link: string;
        /** @description Which state of the thing this is (RFC 9110 §8.8.3). */
        ETag: string;
        /** @description The budget that the request belongs to: `q` requests in `w` seconds, of this session or key, or of the address (draft-ietf-httpapi-ratelimit-headers). What publishes has a second one, of its person. */
        "RateLimit-Policy": string;
        /** @description What is left of it: `r` requests; it is full again in `t` seconds. */
        RateLimit: string;
        /** @description This is the first answer to a request with this `Idempotency-Key`, given again. */
        "Idempotency-Replayed": "true";
        /** @description Seconds to wait before the same request may succeed (RFC 9110 §10.2.3). */
        "Retry-After": number;
        /** @description How to sign in (RFC 9110 §11.6.1). */
        "WWW-Authenticate": "Bearer realm=\"tidewire\"";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ready";
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                userId?: components["schemas"]["UserId"];
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                keyId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteApiKey: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                keyId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentCreate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned-muted"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                attachmentId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                attachmentId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                actorId?: components["schemas"]["UserId"];
                action?: components["schemas"]["AuditAction"];
                subject?: string;
                roomId?: components["schemas"]["Id"];
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEvent"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getAsyncapiDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        asyncapi: "3.0.0";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listFeeds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Feed"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteFeed: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateFeed: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["FeedPatch"];
                "application/json": components["schemas"]["FeedPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listBars: {
        parameters: {
            query: {
                interval: components["schemas"]["BarInterval"];
                before?: components["schemas"]["Time"];
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Bar"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listFeedEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FeedEvent"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    publishFeedEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedPublish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: int64 */
                        published: number;
                    };
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getOpenapiDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        openapi: "3.1.0";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRooms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Room"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomCreate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteRoom: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateRoom: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["RoomPatch"];
                "application/json": components["schemas"]["RoomPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    previewInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                code: components["schemas"]["InviteCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitePreview"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    redeemInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                code: components["schemas"]["InviteCode"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRoomInvites: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invite"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createRoomInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InviteCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteMade"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRoomInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                inviteId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteRoomInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                inviteId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRoomAuditEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEvent"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRoomReports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: components["schemas"]["ReportState"];
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Report"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createRoomReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportCreate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRoomReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateRoomReport: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ReportPatch"];
                "application/json": components["schemas"]["ReportPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRoomBans: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Restriction"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRoomBan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restriction"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putRoomBan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BanPut"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restriction"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restriction"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteRoomBan: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRoomMutes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Restriction"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRoomMute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restriction"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putRoomMute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MutePut"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restriction"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restriction"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteRoomMute: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                before?: number;
                after?: number;
                around?: components["schemas"]["Id"];
                at?: components["schemas"]["Time"];
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageCreate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned-muted"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteMessage: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    editMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["MessagePatch"];
                "application/json": components["schemas"]["MessagePatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned-muted"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    addReaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
                emoji: components["schemas"]["Emoji"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned-muted"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    removeReaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
                emoji: components["schemas"]["Emoji"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listReplies: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRoomFeeds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoomFeed"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putRoomFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomFeedPut"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomFeed"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomFeed"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned-muted"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    removeRoomFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listPins: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Pin"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    pinMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    unpinMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listMessageEdits: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                roomId: components["schemas"]["Id"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MessageEdit"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    searchMessages: {
        parameters: {
            query: {
                q: string;
                roomId?: components["schemas"]["Id"];
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FoundMessage"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getStandings: {
        parameters: {
            query: {
                competition: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standings"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FeedSource"][];
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                sourceId: components["schemas"]["SourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedSource"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateSource: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                sourceId: components["schemas"]["SourceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["FeedSourcePatch"];
                "application/json": components["schemas"]["FeedSourcePatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedSource"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                role?: components["schemas"]["UserRole"];
                guest?: "true" | "false";
                banned?: "true" | "false";
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UserPatch"];
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Alert"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertCreate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                alertId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteAlert: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                alertId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateAlert: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                alertId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["AlertPatch"];
                "application/json": components["schemas"]["AlertPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listAlertFirings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                alertId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertFiring"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listFavourites: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Favourite"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getFavourite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                favourite: components["schemas"]["FavouriteName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    addFavourite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                favourite: components["schemas"]["FavouriteName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    removeFavourite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                favourite: components["schemas"]["FavouriteName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listWatchedFeeds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Feed"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getWatchedFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    watchFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    unwatchFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    moveWatchedFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                feedId: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["WatchPatch"];
                "application/json": components["schemas"]["WatchPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getScoreHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreHold"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putScoreHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScoreHold"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreHold"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listUserSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getUserSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                sessionId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteUserSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                sessionId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    openDirectRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectRoomOpen"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listFollowing: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Followed"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    followUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                followedId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Followed"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Followed"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    unfollowUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                followedId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Post"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listFollowedThreads: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FollowedThread"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    markThreadRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                messageId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadRead"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedThread"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listMemberships: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Link"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Membership"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createRoomForUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomCreate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["idempotency_key_reused-invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getMembership: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have: 304 while it is the same. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"] | components["schemas"]["Member"];
                };
            };
            /** @description You have it already */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    putMembership: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have seen: 412 when it was changed meanwhile. */
                "If-Match"?: components["parameters"]["If-Match-Optional"];
                /** @description `*`: only when there is none yet, else 412. */
                "If-None-Match"?: components["parameters"]["If-None-Match-Any"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MembershipPut"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"] | components["schemas"]["Member"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"] | components["schemas"]["Member"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-banned"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    deleteMembership: {
        parameters: {
            query?: {
                reason?: components["schemas"]["Reason"];
            };
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    updateMembership: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field. */
                "If-Match": components["parameters"]["If-Match"];
            };
            path: {
                userId: components["schemas"]["UserId"];
                roomId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["MembershipPatch"];
                "application/json": components["schemas"]["MembershipPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"] | components["schemas"]["Member"];
                };
            };
            400: components["responses"]["bad_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
}
