/** POST /grpc: the calls of the authentication service, which give, renew and close tokens. */
import { isRecord, parseJson, textField } from '../json-value.ts';
import { findUser } from './access.ts';
import { timeInName } from './axxon-time.ts';
import { badRequest, notFound } from './refusal.ts';
import type { Handler, Service } from './service.ts';
import type { AxxonUser } from './site.ts';

const SERVICE = 'axxonsoft.bl.auth.AuthenticationService.';

export const grpc: Handler = async (service, { request, user, at }) => {
  if (service.settings.auth === 'basic') throw notFound('No /grpc here');
  const body = parseJson(await request.text());
  const method = textField(body, 'method');
  const data = isRecord(body) ? body['data'] : undefined;
  if (method === undefined || !isRecord(data)) throw badRequest('No method or data');
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  switch (method.startsWith(SERVICE) ? method.slice(SERVICE.length) : '') {
    case 'AuthenticateEx': {
      const name = textField(data, 'user_name');
      const password = textField(data, 'password');
      if (name === undefined || password === undefined) throw badRequest('No user_name or password');
      const found = findUser(service, name, password);
      return found === undefined
        ? Response.json({ token_value: '', error_code: 'AUTHENTICATE_CODE_WRONG_CREDENTIALS' })
        : tokenReply(service, found, at);
    }
    case 'RenewSession':
      if (bearer === undefined) throw badRequest('Only a token can be renewed');
      return tokenReply(service, user, at);
    case 'CloseSession':
      service.tokens.close(bearer ?? '');
      return Response.json({ error_code: 'OK' });
    default:
      throw badRequest(`No method ${method}`);
  }
};

function tokenReply({ tokens }: Service, user: AxxonUser, at: number): Response {
  const { value, expiresAt } = tokens.open(user, at);
  return Response.json({
    token_name: 'auth_token',
    token_value: value,
    // Rounded down: nobody may take it for valid longer than it is.
    expires_at: timeInName(Math.floor(expiresAt / 1000) * 1000),
    is_unrestricted: user.access === 'CAMERA_ACCESS_FULL',
    user_id: user.id,
    roles_ids: [],
    error_code: 'AUTHENTICATE_CODE_OK',
  });
}
