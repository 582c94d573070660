import { existsSync, readFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { PROBLEM_MODELS } from './access.decorator.js';
import { completeDocument } from './document/complete-document.js';
import { TAGS } from './document/tags.js';
import { SCOPES } from './scope.js';

export const API_DOCUMENT_FILE = new URL('../../../../openapi/chaman.json', import.meta.url);

/** Each installation has its own: the token endpoint of the authorization server that it trusts. */
const TOKEN_URL = 'https://authorization-server.example/token';

const DESCRIPTION = [
  'Channel management: organisations register as senders and manage their own technical accounts.',
  'Failures are RFC 9457 problems in the language of `Accept-Language` (nl, fr, de, en). Unknown addresses answer 404; a method that ' +
    'an address does not have answers 405 with `Allow`.',
  'People sign in at `/auth/login` first: the browser then sends the session along. What a session must be besides stands in the ' +
    'requirement: `manager` may manage the channels of the organisation the person acts for, `operations` runs ChaMan. ' +
    'Systems send an OAuth2 access token.',
].join('\n\n');

/** Builds the document from the decorators; needs the compiled output, whose comments and types the swagger plugin has read. */
export function buildApiDocument(app: NestExpressApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('ChaMan')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/', 'The installation that serves this document')
    .addCookieAuth('chaman', { type: 'apiKey', in: 'cookie', name: 'chaman' }, 'session')
    .addOAuth2({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: TOKEN_URL, scopes: SCOPES } } }, 'system')
    .build();
  options.tags = Object.entries(TAGS).map(([name, description]) => ({ name, description }));
  const document = SwaggerModule.createDocument(app, options, {
    extraModels: PROBLEM_MODELS,
    operationIdFactory: operationId,
  });
  return completeDocument(document);
}

/** `FtpSftpAccountController.create` becomes `ftpSftpAccountCreate`: the name of the function in a generated client. */
function operationId(controller: string, method: string): string {
  const [first = '', ...rest] = controller.replace(/Controller$/, '');
  return `${first.toLowerCase()}${rest.join('')}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

/** Serves the committed document, and a page to browse and try it. */
export function serveApiDocument(app: NestExpressApplication): void {
  if (!existsSync(API_DOCUMENT_FILE)) return;
  const document = JSON.parse(readFileSync(API_DOCUMENT_FILE, 'utf8')) as OpenAPIObject;
  // The page of Swagger UI styles its elements in place; scripts stay limited to our own.
  app.use('/api/docs', (_request: Request, response: Response, next: NextFunction) => {
    response.set(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    );
    next();
  });
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    swaggerOptions: {
      withCredentials: true,
      persistAuthorization: false,
      supportedSubmitMethods: ['get', 'put', 'post', 'delete', 'patch'],
    },
    customSiteTitle: 'ChaMan API',
  });
}
