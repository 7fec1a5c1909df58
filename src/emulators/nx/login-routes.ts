/** Sessions: POST, GET and DELETE /rest/v1/login/sessions. The old generation has none of it. */
import { parseJson, textField } from '../json-value.ts';
import { findUser } from './access.ts';
import { SECOND_MS } from './limits.ts';
import { invalidParameter, missingParameter, notFound, Refusal, STATUS, ERROR } from './refusal.ts';
import type { Handler, OpenHandler } from './service.ts';
import type { Session } from './sessions.ts';

const sessionReply = ({ token, user, createdAt, expiresAt }: Session, at: number) =>
  Response.json({
    token,
    username: user.name,
    ageS: Math.floor((at - createdAt) / SECOND_MS),
    expiresInS: Math.max(0, Math.floor((expiresAt - at) / SECOND_MS)),
  });

export const createSession: OpenHandler = async (service, { request, at }) => {
  const body = parseJson(await request.text());
  const username = textField(body, 'username');
  const password = textField(body, 'password');
  if (body === undefined) throw new Refusal(STATUS.badRequest, ERROR.badRequest, 'Invalid JSON');
  if (username === undefined) throw missingParameter('username');
  if (password === undefined) throw missingParameter('password');
  const user = findUser(service, username, password);
  if (typeof user === 'string') throw invalidParameter('password', 'or user name is wrong');
  return sessionReply(service.sessions.open(user, at), at);
};

export const readSession: Handler = (service, { params, at }) => {
  const session = service.sessions.check(params['token'] ?? '', at);
  if (typeof session === 'string') throw notFound('No such session');
  return sessionReply(session, at);
};

export const deleteSession: Handler = (service, { params }) => {
  if (!service.sessions.close(params['token'] ?? '')) throw notFound('No such session');
  return Response.json({});
};
