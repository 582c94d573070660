import { X509Certificate } from 'node:crypto';
import { Messages, Schemas, Types } from 'scimmy';
import { ScimRefusal } from './scim-refusal.js';

/** A user as the registry keeps it: what scimmy's schema lets through, without `meta`. */
export interface RegistryUser {
  readonly id: string;
  readonly userName: string;
  readonly externalId?: string;
  readonly x509Certificates?: readonly { readonly value?: string; readonly primary?: boolean }[];
  readonly [attribute: string]: unknown;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

Schemas.User.definition.extend(Schemas.EnterpriseUser.definition, false);

/** Holds a request body against the User schema with the enterprise extension; unknown attributes are dropped. */
export function readUser(body: unknown, id: string): RegistryUser {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ScimRefusal(400, 'invalidSyntax', 'The body is not a JSON object');
  }
  const schemas: unknown = Reflect.get(body, 'schemas');
  if (!Array.isArray(schemas) || !schemas.includes(Schemas.User.id)) {
    throw new ScimRefusal(400, 'invalidSyntax', `schemas must include ${Schemas.User.id}`);
  }
  return admit(
    refuseInvalid(() => new Schemas.User(structuredClone(body), 'in')),
    id,
  );
}

/** Applies a PatchOp message (RFC 7644 section 3.5.2); the same user when it changes nothing. */
export async function patchUser(user: RegistryUser, body: unknown): Promise<RegistryUser> {
  try {
    const message = new Messages.PatchOp(body as ConstructorParameters<typeof Messages.PatchOp>[0]);
    const current = new Schemas.User(structuredClone(user), 'out');
    const patched: object | undefined = await message.apply(current, (changed) => Promise.resolve(changed));
    return patched ? admit(patched, user.id) : user;
  } catch (error) {
    throw asRefusal(error);
  }
}

function admit(resource: object, id: string): RegistryUser {
  const user = { ...(JSON.parse(JSON.stringify(resource)) as RegistryUser), id, meta: undefined };
  const certificates = user.x509Certificates ?? [];
  if (certificates.filter(({ primary }) => primary).length > 1) {
    throw new ScimRefusal(400, 'invalidValue', 'x509Certificates: at most one value is primary');
  }
  certificates.forEach(({ value }, position) => {
    if (!isDerCertificate(value ?? '')) {
      throw new ScimRefusal(400, 'invalidValue', `x509Certificates[${position}]: not a DER certificate in base64`);
    }
  });
  return user;
}

/** Node reads PEM and ignores bytes after a certificate, so the bytes must come back unchanged. */
function isDerCertificate(base64: string): boolean {
  if (base64 === '' || !BASE64.test(base64)) return false;
  const bytes = Buffer.from(base64, 'base64');
  try {
    return new X509Certificate(bytes).raw.equals(bytes);
  } catch {
    return false;
  }
}

function refuseInvalid<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asRefusal(error);
  }
}

/** scimmy throws a `SCIMError` for the protocol and a `TypeError` for a value that its schema does not allow. */
function asRefusal(error: unknown): unknown {
  if (error instanceof Types.Error) return new ScimRefusal(error.status, error.scimType, error.message);
  if (error instanceof TypeError) return new ScimRefusal(400, 'invalidValue', error.message);
  return error;
}
