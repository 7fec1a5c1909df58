/** The settings of an export, and the facts that belong into a report or a ticket. */
import { use } from 'react';
import { ms } from '../../../core/units.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { useNow } from '../../../ui/use-now.ts';
import { expiryText, lengthText, momentText } from '../export-words.ts';
import { settingsLines } from '../settings-words.ts';

type Lines = readonly (readonly [string, string])[];

export const DetailSettings = ({ item }: { readonly item: ExportItem }) => (
  <FactList lines={settingsLines(item.settings)} />
);

/** Some systems name an export by all that they were sent; the manifest has it whole. */
const LONGEST_TICKET = 100;

const shortTicket = (ticket: string): string =>
  ticket.length > LONGEST_TICKET ? `${ticket.slice(0, LONGEST_TICKET)}…` : ticket;

const offsetText = (offset: number): string =>
  offset === 0
    ? 'the same as of this computer'
    : `${lengthText(ms(Math.abs(offset)))} ${offset > 0 ? 'ahead of' : 'behind'} this computer`;

export function DetailFacts({ item }: { readonly item: ExportItem }) {
  const { format } = use(TimeContext);
  const now = useNow();
  const { systemName, camera, source, createdAt, account, clockOffset, state, handOn, sentAt } = item;
  const ticket = item.nameThere ?? item.ticket;
  const expiry = state.kind === 'ready' ? expiryText(item, { format, now }) : undefined;
  const after = [
    ...(handOn.download ? ['download the files'] : []),
    ...(handOn.manifest ? ['write the manifest'] : []),
  ];
  const lines: Lines = [
    ['System', systemName],
    ['Camera', `${item.cameraName} (${camera.camera})`],
    ['From', source.kind === 'live' ? 'live' : (source.archive ?? 'the default archive')],
    [
      'Ordered',
      `${format.fullDay(createdAt)} ${momentText(format, createdAt)} ${format.zoneName(createdAt)}`,
    ],
    ...(sentAt === undefined
      ? []
      : [
          [
            'Taken there',
            `${format.fullDay(sentAt)} ${momentText(format, sentAt)} ${format.zoneName(sentAt)}`,
          ] as const,
        ]),
    ['By', account ?? 'not known'],
    ['When ready', after.length === 0 ? 'nothing by itself' : after.join(', ')],
    ['Name there', ticket === undefined ? 'none yet' : shortTicket(ticket)],
    ['Clock', clockOffset === undefined ? 'not measured' : offsetText(clockOffset)],
    ...(expiry === undefined ? [] : [['At the system', expiry] as const]),
  ];
  return <FactList lines={lines} />;
}

function FactList({ lines }: { readonly lines: Lines }) {
  return (
    <dl className="tabular grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1">
      {lines.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-fg3">{label}</dt>
          <dd className="whitespace-pre-wrap wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
