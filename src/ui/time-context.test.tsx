// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { createTimeFormat, type ZoneChoice } from '../core/time-zone.ts';
import { epochMs, type Ms, ms, ONE_HOUR, ONE_MINUTE } from '../core/units.ts';
import { render, type Rendered } from '../testing/render.tsx';
import { TimeContext, useTimeFormat } from './time-context.ts';

const NOON = epochMs(Date.UTC(2026, 10, 20, 12));
const amsterdam = createTimeFormat('Europe/Amsterdam', 'en-GB');
const INDIA = ms(5 * ONE_HOUR + 30 * ONE_MINUTE);
const NEWFOUNDLAND = ms(-(3 * ONE_HOUR + 30 * ONE_MINUTE));

let shown: Rendered | undefined;
afterEach(() => shown?.unmount());

function Clock({ offset }: { readonly offset: Ms | undefined }) {
  const format = useTimeFormat(offset);
  return `${format.hourMinute(NOON)} ${format.zone}`;
}

async function clockOf(choice: ZoneChoice, offset?: Ms) {
  shown = await render(
    <TimeContext value={{ choice, format: amsterdam, locale: 'en-GB' }}>
      <Clock offset={offset} />
    </TimeContext>,
  );
  return shown.container.textContent;
}

describe('the time of a camera', () => {
  it('is its own where the person chose so', async () => {
    expect(await clockOf('camera', INDIA)).toBe('17:30 +05:30');
  });

  it('is its own to the west of Greenwich and on it', async () => {
    expect(await clockOf('camera', NEWFOUNDLAND)).toBe('08:30 -03:30');
    await shown?.unmount();
    expect(await clockOf('camera', ms(0))).toBe('12:00 +00:00');
  });

  it('is that of the site where the camera does not tell its own', async () => {
    expect(await clockOf('camera')).toBe('13:00 Europe/Amsterdam');
  });

  it.each<ZoneChoice>(['site', 'viewer', 'utc'])(
    'is that of the zone which the person chose: %s',
    async (choice) => {
      expect(await clockOf(choice, INDIA)).toBe('13:00 Europe/Amsterdam');
    },
  );

  it('reads as UTC where nothing was set', async () => {
    shown = await render(<Clock offset={INDIA} />);
    expect(shown.container.textContent).toBe('12:00 UTC');
  });

  it('is given by one and the same format each time, in each language', async () => {
    const formats = new Set<unknown>();
    function Collect() {
      formats.add(useTimeFormat(INDIA));
      formats.add(useTimeFormat(INDIA));
      return null;
    }
    const setting = { choice: 'camera', format: amsterdam } as const;
    const english = { ...setting, locale: 'en-GB' };
    const part = (locale: string) => (
      <TimeContext value={{ ...english, locale }}>
        <Collect />
      </TimeContext>
    );
    shown = await render(part('en-GB'));
    await shown.render(part('en-GB'));
    expect(formats.size).toBe(1);
    await shown.render(part('nl'));
    expect(formats.size).toBe(2);
  });
});
