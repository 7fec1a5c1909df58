/**
 * Signing in (§1.2.1), and what the service does beyond the document: POST with JSON, the region in the
 * reply, and refresh without a password. The global authenticator only tells which region to ask.
 */
import { isRecord, numberField, parseJson, textField } from '../json-value.ts';
import { loginCookie, loginReply } from './login-result.ts';
import { badRequest, notFound, STATUS } from './refusal.ts';
import type { Call, Handler, Service } from './service.ts';

async function jsonBody({ request }: Call): Promise<unknown> {
  const body = parseJson(await request.text());
  if (!isRecord(body)) throw badRequest('The body must be a JSON object');
  return body;
}

function assertPostExists(service: Service): void {
  if (!service.settings.postLogin) throw notFound('Cannot POST /login');
}

/** POST /login {email, password}, and `caller: "website"` for a cookie where the server gives one. */
export const postLogin: Handler = async (service, call) => {
  assertPostExists(service);
  const body = await jsonBody(call);
  const email = textField(body, 'email');
  const password = textField(body, 'password');
  if (email === undefined || password === undefined) throw badRequest('email and password needed');
  if (call.node.role === 'globalAuth') {
    service.signIns.assertKnown(email);
    const { scheme, nodes } = service.settings;
    return Response.json({ location: `${scheme}://${nodes.regionAuth}` });
  }
  const account = service.signIns.withPassword(email, password, call.at);
  const wantsCookie = textField(body, 'caller') === 'website';
  return loginReply(service, call, account, wantsCookie && service.settings.postCookies);
};

/** GET /login?email&password(&caller=website), or ?caller=cookielogin. */
export const getLogin: Handler = (service, call) => {
  const { url, node, request, at } = call;
  if (node.role === 'globalAuth') {
    const { scheme, nodes } = service.settings;
    const location = `${scheme}://${nodes.regionAuth}${url.pathname}${url.search}`;
    return new Response(null, { status: STATUS.found, headers: { location } });
  }
  const caller = url.searchParams.get('caller');
  if (caller === 'cookielogin') {
    const account = service.signIns.withCookie(loginCookie(request));
    return loginReply(service, call, account, true);
  }
  const email = url.searchParams.get('email');
  const password = url.searchParams.get('password');
  if (email === null || password === null) throw badRequest('email and password needed');
  const account = service.signIns.withPassword(email, password, at);
  return loginReply(service, call, account, caller === 'website');
};

/** POST /login/refresh with the `webLogin` of the last reply, bare or under its name. */
export const refreshLogin: Handler = async (service, call) => {
  assertPostExists(service);
  const body = await jsonBody(call);
  const webLogin = isRecord(body) && isRecord(body['webLogin']) ? body['webLogin'] : body;
  const uid = numberField(webLogin, 'uid');
  const key = textField(webLogin, 'key');
  if (uid === undefined || key === undefined) throw badRequest('webLogin needed');
  return loginReply(service, call, service.signIns.withWebLogin(uid, key), false);
};
