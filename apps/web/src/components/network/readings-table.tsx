'use client';

import { useReadings } from '#web/realtime/connection/use-network.ts';

/** Every subscription of this tab and where it is: everything up to that position was delivered. */
export function ReadingsTable() {
  const { readings } = useReadings();
  return (
    <div className="thin-scroll overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-left text-[13px]">
        <thead className="bg-side text-xs text-soft">
          <tr>
            <th className="px-3 py-2 font-medium">Channel</th>
            <th className="px-3 py-2 font-medium">State</th>
            <th className="px-3 py-2 font-medium">Epoch</th>
            <th className="px-3 py-2 text-right font-medium">Seq</th>
          </tr>
        </thead>
        <tbody>
          {readings.map(({ id, channel, sync, position }) => (
            <tr key={id} className="border-t border-line">
              <td className="px-3 py-1.5 font-mono text-xs">{channel}</td>
              <td className="px-3 py-1.5 whitespace-nowrap">{sync.replace('_', ' ')}</td>
              <td className="px-3 py-1.5 font-mono text-xs">{position?.epoch ?? '–'}</td>
              <td className="numeric px-3 py-1.5 text-right">{position?.seq ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
