import { defineProblems } from './problem.definition.js';

export const IDENTITY_PROBLEMS = defineProblems({
  'session/required': {
    status: 401,
    type: 'urn:problem-type:chaman:session/required',
    title: {
      nl: 'U bent niet aangemeld',
      fr: 'Vous n’êtes pas connecté',
      de: 'Sie sind nicht angemeldet',
      en: 'You are not signed in',
    },
    detail: {
      nl: 'Meld u aan en probeer het opnieuw.',
      fr: 'Connectez-vous et réessayez.',
      de: 'Melden Sie sich an und versuchen Sie es erneut.',
      en: 'Sign in and try again.',
    },
  },
  'access/denied': {
    status: 403,
    type: 'urn:problem-type:chaman:access/denied',
    example: { organisation: 'APK Recycling', role: 'user' },
    title: {
      nl: 'Geen toegang',
      fr: 'Accès refusé',
      de: 'Kein Zugang',
      en: 'No access',
    },
    detail: {
      nl: 'U bent aangemeld voor {organisation} als {role}, maar mag er de technische kanalen niet beheren. Bent u geen Toegangsbeheerder, vraag dan uw Hoofdtoegangsbeheerder om "ChaMan - Technisch kanaalbeheer". Bent u het wel, vink dan ChaMan aan in Toegangsbeheer.',
      fr: 'Vous êtes connecté pour {organisation} en tant que {role}, mais vous ne pouvez pas y gérer les canaux techniques. Si vous n’êtes pas Gestionnaire d’accès, demandez à votre Gestionnaire d’accès principal la permission « Gestion des canaux techniques ». Si vous l’êtes, cochez ChaMan dans la Gestion des accès.',
      de: 'Sie sind für {organisation} als {role} angemeldet, dürfen dort aber die technischen Kanäle nicht verwalten. Sind Sie kein Zugangsverwalter, bitten Sie Ihren Hauptzugangsverwalter um die Berechtigung „Technische Kanalverwaltung“. Sind Sie es, kreuzen Sie ChaMan in der Zugangsverwaltung an.',
      en: 'You are signed in for {organisation} as {role}, but may not manage its technical channels. If you are not an Access Manager, ask your Chief Access Manager for "Channel Management". If you are, tick ChaMan in Access Management.',
    },
  },
  'session/cross-site': {
    status: 403,
    type: 'urn:problem-type:chaman:session/cross-site',
    title: {
      nl: 'Deze aanvraag komt van een andere website',
      fr: 'Cette demande provient d’un autre site',
      de: 'Diese Anfrage kommt von einer anderen Website',
      en: 'This request comes from another website',
    },
    detail: {
      nl: 'Wijzigingen worden alleen aanvaard vanaf ChaMan zelf. Een programma stuurt de header Origin met het adres van ChaMan mee.',
      fr: 'Les modifications ne sont acceptées que depuis ChaMan même. Un programme envoie l’en-tête Origin avec l’adresse de ChaMan.',
      de: 'Änderungen werden nur von ChaMan selbst angenommen. Ein Programm sendet den Header Origin mit der Adresse von ChaMan mit.',
      en: 'Changes are only accepted from ChaMan itself. A program sends the header Origin with ChaMan’s address.',
    },
  },
  'session/csrf-token': {
    status: 403,
    type: 'urn:problem-type:chaman:session/csrf-token',
    title: {
      nl: 'Het bewijs ontbreekt dat deze wijziging van uw eigen pagina komt',
      fr: 'Rien ne prouve que cette modification vient de votre propre page',
      de: 'Der Nachweis fehlt, dass diese Änderung von Ihrer eigenen Seite kommt',
      en: 'There is no proof that this change comes from your own page',
    },
    detail: {
      nl: 'Er is niets gewijzigd. Laad de pagina opnieuw. Een programma leest "csrfToken" met GET /api/v1/session en stuurt het mee in de header X-CSRF-Token.',
      fr: 'Rien n’a été modifié. Rechargez la page. Un programme lit « csrfToken » par GET /api/v1/session et l’envoie dans l’en-tête X-CSRF-Token.',
      de: 'Es wurde nichts geändert. Laden Sie die Seite neu. Ein Programm liest „csrfToken“ mit GET /api/v1/session und sendet es im Header X-CSRF-Token mit.',
      en: 'Nothing was changed. Load the page again. A program reads "csrfToken" with GET /api/v1/session and sends it along in the header X-CSRF-Token.',
    },
  },
  'sign-in/refused': {
    status: 403,
    type: 'urn:problem-type:chaman:sign-in/refused',
    title: {
      nl: 'Aanmelden is niet gelukt',
      fr: 'La connexion a échoué',
      de: 'Die Anmeldung ist fehlgeschlagen',
      en: 'Signing in did not work',
    },
    detail: {
      nl: 'Het antwoord van de aanmelddienst kon niet worden aanvaard. Begin opnieuw; blijft het misgaan, vermeld dan het nummer bij "instance".',
      fr: 'La réponse du service de connexion n’a pas pu être acceptée. Recommencez ; si le problème persiste, citez le numéro « instance ».',
      de: 'Die Antwort des Anmeldedienstes konnte nicht angenommen werden. Beginnen Sie neu; bleibt der Fehler, nennen Sie die Nummer bei „instance“.',
      en: 'The answer of the sign-in service could not be accepted. Start again; if it keeps failing, quote the number in "instance".',
    },
  },
  'session/unknown-organisation': {
    status: 404,
    type: 'urn:problem-type:belgif:resourceNotFound',
    title: {
      nl: 'Deze organisatie kunt u niet kiezen',
      fr: 'Vous ne pouvez pas choisir cette organisation',
      de: 'Diese Organisation können Sie nicht wählen',
      en: 'You cannot choose this organisation',
    },
    detail: {
      nl: 'Kies een van de organisaties waarvoor u bij het aanmelden mocht optreden.',
      fr: 'Choisissez une des organisations pour lesquelles vous pouviez agir lors de la connexion.',
      de: 'Wählen Sie eine der Organisationen, für die Sie bei der Anmeldung handeln durften.',
      en: 'Choose one of the organisations for which you could act when you signed in.',
    },
  },
  'session/organisation-required': {
    status: 409,
    type: 'urn:problem-type:chaman:session/organisation-required',
    title: {
      nl: 'Kies eerst een organisatie',
      fr: 'Choisissez d’abord une organisation',
      de: 'Wählen Sie zuerst eine Organisation',
      en: 'Choose an organisation first',
    },
    detail: {
      nl: 'U kunt voor meer dan één organisatie optreden. Kies met PUT /api/v1/session/organisation voor welke u nu werkt.',
      fr: 'Vous pouvez agir pour plusieurs organisations. Choisissez par PUT /api/v1/session/organisation celle pour laquelle vous travaillez.',
      de: 'Sie dürfen für mehrere Organisationen handeln. Wählen Sie mit PUT /api/v1/session/organisation, für welche Sie jetzt arbeiten.',
      en: 'You may act for more than one organisation. Choose with PUT /api/v1/session/organisation for which one you work now.',
    },
  },
});
