/** All cameras of an export that has several, each with its own time. */
import { use } from 'react';
import { spanLength } from '../../../core/time-span.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { clockRange, lengthText, rangeText } from '../export-words.ts';

export function DetailCameras({ item }: { readonly item: ExportItem }) {
  const { format } = use(TimeContext);
  const { camera, cameraName, span, others } = item;
  return (
    <ul className="tabular flex flex-col gap-1">
      <Line
        name={cameraName}
        id={camera.camera}
        time={
          span === undefined ? rangeText(format, item) : `${format.day(span.from)} ${rangeText(format, item)}`
        }
        length={span === undefined ? '' : lengthText(spanLength(span))}
      />
      {others.map((one) => (
        <Line
          // The same camera may be there with several times.
          key={`${one.camera} ${one.span.from} ${one.span.until}`}
          name={one.cameraName}
          id={one.camera}
          time={`${format.day(one.span.from)} ${clockRange(format, one.span)}`}
          length={lengthText(spanLength(one.span))}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly name: string;
  readonly id: string;
  readonly time: string;
  readonly length: string;
}

const Line = ({ name, id, time, length }: LineProps) => (
  <li>
    <p className="flex flex-wrap justify-between gap-x-3">
      <span className="font-550 wrap-anywhere">{name}</span>
      <span className="text-12 text-fg3 wrap-anywhere">{id}</span>
    </p>
    <p className="flex flex-wrap justify-between gap-x-3 text-12 text-fg2">
      <span>{time}</span>
      <span>{length}</span>
    </p>
  </li>
);
