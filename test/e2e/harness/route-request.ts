import {
  resolved,
  routesOf,
  type ApiDocument,
  type Media,
  type Operation,
  type Route,
} from '../../../scripts/openapi/api-document.js';

/** What is known to exist, by the collection in which an `{id}` stands, or by the name of a parameter. */
export type Known = Readonly<Record<string, string>>;

/** Requests made of nothing but the document. */
export class RouteRequests {
  constructor(private readonly document: ApiDocument) {}

  /** What changes most comes last, and signing out at the very end. */
  routes(): readonly Route[] {
    const order = ['get', 'patch', 'put', 'post', 'delete'];
    const rank = ({ method, path }: Route) => (path.endsWith('/logout') ? order.length : order.indexOf(method));
    return [...routesOf(this.document)].sort((one, other) => rank(one) - rank(other));
  }

  /** The address, with what is known in the place of its parameters, and the examples of the document for the rest. */
  pathOf({ path, operation }: Route, known: Known): string {
    return path.replace(/([\w-]+)\/\{(\w+)\}/g, (_whole, collection: string, name: string) => {
      const shape = operation.parameters?.find((each) => each.in === 'path' && each.name === name)?.schema;
      const [example] = (shape?.['examples'] ?? []) as readonly string[];
      return `${collection}/${known[collection] ?? known[name] ?? example ?? name}`;
    });
  }

  /** The request that the document gives as an example. */
  initOf({ method, operation }: Route): RequestInit {
    const body = this.exampleBody(operation);
    return {
      method: method.toUpperCase(),
      headers: { 'Accept-Language': 'en', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
  }

  private exampleBody({ requestBody }: Operation): unknown {
    const media: Media | undefined = requestBody?.content['application/json'];
    const [example] = Object.values(media?.examples ?? {});
    return example && resolved(this.document, example).value;
  }
}
