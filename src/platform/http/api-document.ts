import { existsSync, readFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { PROBLEM_MODELS } from './access.decorator.js';
import { LANGUAGES } from '../i18n/language.js';
import { pagePolicy } from '../page/content-policy.js';
import { CSRF_HEADER } from './csrf-header.js';
import { completeDocument } from './document/complete-document.js';
import { TAGS } from './document/tags.js';
import { SCOPES } from './scope.js';

export const API_DOCUMENT_FILE = new URL('../../../../openapi/chaman.json', import.meta.url);

/** Each installation has its own: the token endpoint of the authorization server that it trusts. */
const TOKEN_URL = 'https://authorization-server.example/token';

const CSRF = '`csrfToken` of `GET /api/v1/session`, with every change that a session makes.';

const DESCRIPTION = [
  'Channel management: organisations register as senders and manage their own technical accounts.',
  `Failures are RFC 9457 problems in the language of \`Accept-Language\` (${LANGUAGES.join(', ')}). ` +
    'Unknown addresses answer 404; a method that an address does not have answers 405 with `Allow`.',
  'People sign in at `/auth/login` first: the browser then sends the session along. What a session must be besides stands in the ' +
    'requirement: `manager` may manage the channels of the organisation the person acts for, `operations` runs ChaMan. ' +
    `With every change a session sends \`csrfToken\` of \`GET /api/v1/session\` in the header \`${CSRF_HEADER}\`. ` +
    'Systems send an OAuth2 access token, and nothing of a session.',
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
    .addApiKey({ type: 'apiKey', in: 'header', name: CSRF_HEADER, description: CSRF }, 'csrf')
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

/** Swagger UI without anything inline, so that the policy of every other answer holds for it too. */
const DOCS_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>ChaMan API</title>
    <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/api/docs/index.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/swagger-ui-standalone-preset.js"></script>
    <script src="/api/docs/swagger-ui-init.js"></script>
  </body>
</html>
`;

/** Serves the committed document, and a page to browse and try it. */
export function serveApiDocument(app: NestExpressApplication): void {
  if (!existsSync(API_DOCUMENT_FILE)) return;
  const document = JSON.parse(readFileSync(API_DOCUMENT_FILE, 'utf8')) as OpenAPIObject;
  app.use('/api/docs', (request: Request, response: Response, next: NextFunction) => {
    if (!['GET', 'HEAD'].includes(request.method) || request.path !== '/') return next();
    // The style of Swagger UI has its pictures in itself.
    const policy = pagePolicy({ images: 'data:' });
    response
      .set({ 'Content-Security-Policy': policy, 'Cache-Control': 'public, max-age=300' })
      .type('html')
      .send(DOCS_PAGE);
  });
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    swaggerOptions: {
      layout: 'BaseLayout',
      withCredentials: true,
      persistAuthorization: false,
      supportedSubmitMethods: ['get', 'put', 'post', 'delete', 'patch'],
      requestInterceptor: withToken,
    },
  });
}

interface TriedRequest {
  readonly method?: string;
  readonly headers: Record<string, string>;
}

/** Runs in the browser, and so refers to nothing outside itself: a change that is tried carries the token of the session. */
async function withToken(request: TriedRequest): Promise<TriedRequest> {
  const changes = request.method !== undefined && !['GET', 'HEAD'].includes(request.method.toUpperCase());
  if (!changes || request.headers['Authorization'] !== undefined) return request;
  const session = await fetch('/api/v1/session');
  if (!session.ok) return request;
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  request.headers['X-CSRF-Token'] = csrfToken;
  return request;
}
