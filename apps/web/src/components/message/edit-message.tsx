'use client';

import { limits } from '@tidewire/protocol/wire';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Other words for one’s own message. The words of before stay where they are until the server has taken these. */
export function EditMessage(props: {
  body: string;
  onSave: (body: string) => void;
  onClose: () => void;
  pending: boolean;
}) {
  const [body, setBody] = useState(props.body);
  return (
    <Dialog open onOpenChange={(open) => open || props.onClose()} title="Edit message">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSave(body);
        }}
      >
        <textarea
          aria-label="Message"
          value={body}
          onChange={(event) => setBody(event.target.value)}
          maxLength={limits.bodyLength}
          rows={5}
          className="w-full rounded-md border border-line bg-transparent px-3 py-2 text-body"
        />
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={props.onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={props.pending || body.trim() === ''}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
