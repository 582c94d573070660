import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

const YEAR_SECONDS = 31_536_000;

/** Nothing of the device is needed. Copying to the clipboard is left as it is: pages of this site alone may. */
const DEVICE = ['accelerometer', 'bluetooth', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'];
const MORE = [
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const PERMISSIONS_POLICY = [...DEVICE, ...MORE].map((feature) => `${feature}=()`).join(', ');

/**
 * What every answer carries, whatever it is: an answer that is no page loads nothing, runs nothing and is shown in no frame; a page
 * replaces the content policy by its own (`pagePolicy`).
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const fixed = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: YEAR_SECONDS },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    response.set('Permissions-Policy', PERMISSIONS_POLICY);
    fixed(request, response, next);
  };
}
