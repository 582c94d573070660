/** A way in which the body of a request for an account is not even of the right shape. */
export interface ShapeFault {
  readonly what: string;
  /** Changes a body that is right otherwise. */
  readonly spoil: (body: Record<string, unknown>) => void;
  /** What the answer has to name. */
  readonly field: string;
  readonly rule: string;
}

function fault(what: string, field: string, rule: string, spoil: ShapeFault['spoil']): ShapeFault {
  return { what, field, rule, spoil };
}

/** Changes one part of the certificate, or adds one. */
function certificate(change: object): ShapeFault['spoil'] {
  return (body) => {
    body['certificate'] = { ...(body['certificate'] as object), ...change };
  };
}

const set =
  (field: string, value: unknown): ShapeFault['spoil'] =>
  (body) => {
    body[field] = value;
  };

/** Undefined is left out of JSON. */
const leaveOut = (field: string): ShapeFault['spoil'] => set(field, undefined);

const ofEachText = ['name', 'userName', 'sshPublicKey'].flatMap((field) => [
  // Which credential is missing depends on the channel, so the channel's rule says it.
  fault(`${field} missing`, field, field === 'sshPublicKey' ? 'credential-required' : 'is-string', leaveOut(field)),
  fault(`${field} of another kind`, field, 'is-string', set(field, 7)),
  fault(`${field} null`, field, 'is-string', set(field, null)),
  fault(`${field} beyond all size`, field, 'max-length', set(field, 'x'.repeat(21_000))),
]);

export const SHAPE_FAULTS: readonly ShapeFault[] = [
  ...ofEachText,
  fault('channel missing', 'channel', 'is-in', leaveOut('channel')),
  fault('an unknown channel', 'channel', 'is-in', set('channel', 'GOPHER')),
  fault('permissions missing', 'permissions', 'is-array', leaveOut('permissions')),
  fault('permissions of another kind', 'permissions', 'is-string', set('permissions', [7])),
  fault('a permission twice', 'permissions', 'array-unique', set('permissions', ['A', 'A'])),
  fault(
    'too many permissions',
    'permissions',
    'array-max-size',
    set(
      'permissions',
      Array.from({ length: 51 }, (_, n) => `P${n}`),
    ),
  ),
  fault('certificate missing', 'certificate', 'is-object', leaveOut('certificate')),
  fault('a certificate of another kind', 'certificate', 'is-object', set('certificate', 'MII')),
  fault('several certificates', 'certificate', 'is-object', set('certificate', [{}, {}])),
  fault('a certificate that is not base64', 'certificate.content', 'is-base64', certificate({ content: '%%%' })),
  fault(
    'a certificate without its file name',
    'certificate.fileName',
    'is-string',
    certificate({ fileName: undefined }),
  ),
  fault('an unknown field', 'permisions', 'unknown-field', set('permisions', [])),
  fault('an unknown field within', 'certificate.pasword', 'unknown-field', certificate({ pasword: 'x' })),
  fault('a password that is null', 'password', 'is-string', set('password', null)),
  fault('a state that only the product sets', 'state', 'unknown-field', set('state', 'active')),
];
