/** The part of samlp 8 that the sandbox uses; the package brings no types. */
declare module 'samlp' {
  export interface ParsedRequest {
    readonly id?: string;
    readonly issuer?: string;
    readonly destination?: string;
    readonly assertionConsumerServiceURL?: string;
  }

  export interface Credentials {
    readonly cert: string;
  }

  export interface RequestOptions {
    /** Verifies the signature when it gives a certificate. */
    getCredentials?(
      issuer: string,
      sessionIndices: readonly string[],
      nameId: string,
      callback: (error: Error | null, credentials?: Credentials) => void,
    ): void;
  }

  export interface ProfileMapper {
    getClaims(): Readonly<Record<string, string | readonly string[]>>;
    getNameIdentifier(): { readonly nameIdentifier: string; readonly nameIdentifierFormat: string };
  }

  export interface ResponseOptions {
    readonly issuer: string;
    readonly cert: string;
    readonly key: string;
    readonly audience: string;
    readonly recipient: string;
    readonly destination: string;
    readonly inResponseTo: string;
    readonly sessionIndex: string;
    readonly lifetimeInSeconds: number;
    readonly signatureAlgorithm: 'rsa-sha256' | 'rsa-sha1';
    readonly digestAlgorithm: 'sha256' | 'sha1';
    readonly signAssertion: boolean;
    readonly signResponse: boolean;
    readonly authnContextClassRef: string;
    readonly profileMapper: (user: object) => ProfileMapper;
  }

  export interface Samlp {
    parseRequest(
      request: object,
      options: RequestOptions,
      callback: (error: Error | null, parsed?: ParsedRequest) => void,
    ): void;
    getSamlResponse(
      options: ResponseOptions,
      user: object,
      callback: (error: Error | null, response?: string) => void,
    ): void;
  }

  const samlp: Samlp;
  export default samlp;
}
