/** Lists of recorded events (§1.3.1), and of the moments at which there are any. */
import { accountFromHeader, accountFromQuery, keptSince, residentCamera } from './access.ts';
import { alertRow } from './alert-message.ts';
import { toEventCamera } from './fleet.ts';
import {
  ALERT_LIMIT_MAX,
  ALERT_PAGE,
  EVENT_DAYS_ABOVE_VIDEO,
  LARGEST_SECONDS,
  SECOND_MS,
  VIDEO_DAYS_ABOVE_PLAN,
} from './limits.ts';
import { queryNumber, queryNumberWithin } from './query-number.ts';
import { badRequest, notFound } from './refusal.ts';
import type { Handler } from './service.ts';

const EVENT_DAYS = VIDEO_DAYS_ABOVE_PLAN + EVENT_DAYS_ABOVE_VIDEO;

/** GET /alert?uid&startt&offset&limit&maxage&token: newest first. */
export const listAlerts: Handler = (service, call) => {
  const { url, at } = call;
  const account = accountFromQuery(service, call);
  const startt = queryNumber(url, 'startt');
  // The document's own example leaves the offset of the first page empty.
  const offset = queryNumberWithin(url, 'offset', { min: 0, fallback: 0 });
  const limit = queryNumberWithin(url, 'limit', {
    min: 1,
    max: ALERT_LIMIT_MAX,
    fallback: ALERT_PAGE,
  });
  const maxage = queryNumberWithin(url, 'maxage', { min: 1 });
  const state = residentCamera(service, call, account, url.searchParams.get('uid'));

  const oldest = Math.max(startt, at - maxage, keptSince(account, at, EVENT_DAYS));
  const page: unknown[] = [];
  let skipped = 0;
  for (const event of service.events.newestFirst(toEventCamera(state), at, oldest)) {
    if (skipped++ < offset) continue;
    page.push(alertRow(service, state, event, page.length));
    if (page.length === limit) break;
  }
  return Response.json({ result: page });
};

/** Nobody says in which unit these are: both are understood. */
function eitherUnit(url: URL, name: string): number {
  const value = queryNumberWithin(url, name, { min: 0 });
  return value > LARGEST_SECONDS ? value : value * SECOND_MS;
}

/**
 * GET /events?uidd&startt&endt, which the document only hints at ("other APIs … to build a date-picker",
 * §1.1.4): the unix seconds at which recordings of that time begin, oldest first.
 */
export const listEventTimes: Handler = (service, call) => {
  const { url, at } = call;
  if (!service.settings.eventsCall) throw notFound('Not found');
  const account = url.searchParams.has('token')
    ? accountFromQuery(service, call)
    : accountFromHeader(service, call);
  const startt = eitherUnit(url, 'startt');
  const until = eitherUnit(url, 'endt');
  if (until <= startt) throw badRequest('endt must be later than startt');
  const from = Math.max(startt, keptSince(account, at, EVENT_DAYS));
  const uidd = url.searchParams.get('uidd') ?? url.searchParams.get('uid');
  const state = residentCamera(service, call, account, uidd);
  const events = [...service.events.newestFirst(toEventCamera(state), at, from)];
  const times = events.filter(({ startt }) => startt < until).map(({ startt }) => startt / SECOND_MS);
  return Response.json(times.toReversed());
};
