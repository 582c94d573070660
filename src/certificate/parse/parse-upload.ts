import { recogniseBinary } from './recognise-binary.js';
import { recogniseDer } from './recognise-der.js';
import { recogniseText } from './recognise-text.js';
import { holdsPrivateKey } from './private-key-traces.js';
import { MAX_UPLOAD_OCTETS, type Upload } from './upload.js';

/** From bytes to what was found in them, recognised by content alone. Any bytes have an answer; none throw. */
export function parseUpload(bytes: Uint8Array): Upload {
  const octets = bytes.length;
  if (octets > MAX_UPLOAD_OCTETS) return { octets, tooLarge: true, certificates: [], hasPrivateKey: false };
  const found = recogniseDer(bytes) ?? recogniseBinary(bytes) ?? recogniseText(bytes);
  const hasPrivateKey = found.hasPrivateKey === true || holdsPrivateKey(bytes);
  return { octets, tooLarge: false, certificates: found.certificates ?? [], hasPrivateKey, fault: found.fault };
}
