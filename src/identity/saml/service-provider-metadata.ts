import { html, type Html } from '../../platform/page/html.js';
import { KEY_TRANSPORTS, SYMMETRIC_CIPHERS } from './encryption-algorithms.js';
import type { OwnKeys } from './own-keys.js';

const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:';

interface Described {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly sloUrl: string;
  readonly nameIdFormat: string;
}

/**
 * What an identity provider must know about us (SAML metadata 2.4.4). The library's own description can name one
 * certificate to encrypt with; while keys are replaced there are two.
 */
export function serviceProviderMetadata({ entityId, acsUrl, sloUrl, nameIdFormat }: Described, keys: OwnKeys): string {
  const methods = [...KEY_TRANSPORTS, ...SYMMETRIC_CIPHERS.keys()].map(
    (algorithm) => html`<EncryptionMethod Algorithm="${algorithm}" />`,
  );
  const described = html`<?xml version="1.0" encoding="UTF-8"?>
    <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
      <SPSSODescriptor
        AuthnRequestsSigned="true"
        WantAssertionsSigned="true"
        protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"
      >
        ${keys.signingCertificates.map((certificate) => keyDescriptor('signing', certificate, []))}
        ${keys.encryptionCertificates.map((certificate) => keyDescriptor('encryption', certificate, methods))}
        <SingleLogoutService Binding="${BINDINGS}HTTP-Redirect" Location="${sloUrl}" />
        <SingleLogoutService Binding="${BINDINGS}HTTP-POST" Location="${sloUrl}" />
        <NameIDFormat>${nameIdFormat}</NameIDFormat>
        <AssertionConsumerService index="0" isDefault="true" Binding="${BINDINGS}HTTP-POST" Location="${acsUrl}" />
      </SPSSODescriptor>
    </EntityDescriptor>`;
  return `${described.markup}\n`;
}

function keyDescriptor(use: 'signing' | 'encryption', certificatePem: string, methods: readonly Html[]): Html {
  const certificate = certificatePem.replace(/-----[A-Z ]+-----|\s/g, '');
  return html`<KeyDescriptor use="${use}">
    <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"
      ><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo
    >
    ${methods}
  </KeyDescriptor>`;
}
