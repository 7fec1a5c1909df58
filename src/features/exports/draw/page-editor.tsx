/** The page of a document in its form: picture, comment and time stamp are placed on it, or left to the system. */
import { useState } from 'react';
import type { ExportField, ExportPage, ExportProblem } from '../../../vendors/contract-exports.ts';
import { Button } from '../../../ui/button.tsx';
import { AreaFields } from './area-fields.tsx';
import type { Canvas, WrittenText } from './canvas.ts';
import { FIRST_PLACES, PAGE_PLACES, type PagePlace, PLACE_NAMES } from './page-places.ts';
import { PageSheet } from './page-sheet.tsx';
import { ProblemLines } from './problem-lines.tsx';

export interface PageEditorProps {
  readonly page: ExportPage;
  readonly onPage: (next: ExportPage) => void;
  readonly canvas: Canvas;
  readonly written: WrittenText;
  readonly problems: readonly ExportProblem[];
}

const FIELDS: Readonly<Record<PagePlace, ExportField>> = {
  picture: 'picturePlace',
  comment: 'commentPlace',
  timestamp: 'timestampPlace',
};

export function PageEditor({ page, onPage, canvas, written, problems }: PageEditorProps) {
  const [selected, setSelected] = useState<PagePlace>();
  const put = (place: PagePlace) => {
    setSelected(place);
    onPage({ ...page, [place]: FIRST_PLACES[place] });
  };
  return (
    <section aria-label="Places on the page" className="min-w-0">
      <PageSheet
        page={page}
        onPage={onPage}
        canvas={canvas}
        written={written}
        selected={selected}
        onSelect={setSelected}
      />
      <ul className="mt-2 space-y-1.5">
        {PAGE_PLACES.map((place) => {
          const area = page[place];
          const name = PLACE_NAMES[place];
          return (
            <li key={place}>
              <div className="flex min-h-7 flex-wrap items-center gap-2 text-12">
                <span className="w-20 font-550">{name}</span>
                <span className="flex-1 text-fg3">
                  {area === undefined ? 'where the system puts it' : 'placed by hand'}
                </span>
                {area === undefined ? (
                  <Button
                    size="small"
                    className="max-phone:h-11"
                    aria-label={`Place it: ${name.toLowerCase()}`}
                    onClick={() => put(place)}
                  >
                    Place it
                  </Button>
                ) : (
                  <Button
                    size="small"
                    className="max-phone:h-11"
                    aria-label={`Leave it to the system: ${name.toLowerCase()}`}
                    onClick={() => onPage({ ...page, [place]: undefined })}
                  >
                    Leave it to the system
                  </Button>
                )}
              </div>
              {area !== undefined && selected === place && (
                <div className="py-1.5">
                  <AreaFields name={name} area={area} onArea={(next) => onPage({ ...page, [place]: next })} />
                </div>
              )}
              <ProblemLines problems={problems} fields={[FIELDS[place]]} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
