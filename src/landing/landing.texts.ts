import type { Text } from '../platform/i18n/texts.js';

export const TITLE: Text = {
  nl: 'Technisch kanaalbeheer',
  fr: 'Gestion des canaux techniques',
  de: 'Technische Kanalverwaltung',
  en: 'Channel Management',
};
export const WHAT_IT_IS: Text = {
  nl: 'Met ChaMan beheert uw organisatie zelf de technische kanalen waarlangs zij gegevens uitwisselt met de sociale zekerheid: bestanden via FTP en SFTP, en oproepen via SOAP en REST.',
  fr: 'Avec ChaMan, votre organisation gère elle-même les canaux techniques par lesquels elle échange des données avec la sécurité sociale : des fichiers par FTP et SFTP, et des appels par SOAP et REST.',
  de: 'Mit ChaMan verwaltet Ihre Organisation selbst die technischen Kanäle, über die sie Daten mit der sozialen Sicherheit austauscht: Dateien über FTP und SFTP und Aufrufe über SOAP und REST.',
  en: 'With ChaMan your organisation manages by itself the technical channels over which it exchanges data with social security: files by FTP and SFTP, and calls by SOAP and REST.',
};
export const SIGN_IN: Text = { nl: 'Aanmelden', fr: 'Se connecter', de: 'Anmelden', en: 'Sign in' };
export const SIGN_OUT: Text = { nl: 'Afmelden', fr: 'Se déconnecter', de: 'Abmelden', en: 'Sign out' };
export const WELCOME: Text = {
  nl: 'Welkom, {name}',
  fr: 'Bienvenue, {name}',
  de: 'Willkommen, {name}',
  en: 'Welcome, {name}',
};
export const PERSON: Text = {
  nl: 'Aangemeld als',
  fr: 'Connecté en tant que',
  de: 'Angemeldet als',
  en: 'Signed in as',
};
export const ORGANISATION: Text = { nl: 'Onderneming', fr: 'Entreprise', de: 'Unternehmen', en: 'Organisation' };
export const CAPACITY: Text = { nl: 'Hoedanigheid', fr: 'Qualité', de: 'Eigenschaft', en: 'Capacity' };
export const ROLE: Text = { nl: 'Rol', fr: 'Rôle', de: 'Rolle', en: 'Role' };
export const CHOOSE: Text = {
  nl: 'Voor welke organisatie werkt u nu?',
  fr: 'Pour quelle organisation travaillez-vous maintenant ?',
  de: 'Für welche Organisation arbeiten Sie jetzt?',
  en: 'Which organisation are you working for now?',
};
export const SWITCH: Text = {
  nl: 'Voor een andere organisatie werken',
  fr: 'Travailler pour une autre organisation',
  de: 'Für eine andere Organisation arbeiten',
  en: 'Work for another organisation',
};
export const CHOOSE_FAILED: Text = {
  nl: 'Dat is niet gelukt. Probeer het opnieuw, of meld u opnieuw aan.',
  fr: 'Cela n’a pas fonctionné. Réessayez, ou reconnectez-vous.',
  de: 'Das hat nicht geklappt. Versuchen Sie es noch einmal, oder melden Sie sich erneut an.',
  en: 'That did not work. Try again, or sign in again.',
};
export const NEEDS_SCRIPTS: Text = {
  nl: 'Kiezen en afmelden werken alleen als uw browser JavaScript toelaat.',
  fr: 'Le choix et la déconnexion ne fonctionnent que si votre navigateur autorise JavaScript.',
  de: 'Auswahl und Abmelden funktionieren nur, wenn Ihr Browser JavaScript zulässt.',
  en: 'Choosing and signing out only work if your browser allows JavaScript.',
};
export const MANAGE: Text = {
  nl: 'Kanalen beheren met de API',
  fr: 'Gérer les canaux avec l’API',
  de: 'Kanäle mit der API verwalten',
  en: 'Manage channels with the API',
};
export const MANAGE_HOW: Text = {
  nl: 'Op de API-pagina (de toegang voor programma’s, hier in uw browser) werkt u met deze aanmelding. Geef eerst uw contactgegevens op; daarna kunt u accounts maken.',
  fr: 'La page de l’API (l’accès pour programmes, ici dans votre navigateur) fonctionne avec cette connexion. Indiquez d’abord vos données de contact ; vous pourrez ensuite créer des comptes.',
  de: 'Die API-Seite (der Zugang für Programme, hier in Ihrem Browser) funktioniert mit dieser Anmeldung. Geben Sie zuerst Ihre Kontaktdaten an; danach können Sie Konten anlegen.',
  en: 'The API page (access for programs, opened here in your browser) works with this sign-in. Give your contact details first; then you can make accounts.',
};
export const OPERATIONS: Text = {
  nl: 'U hoort bij het team dat ChaMan beheert.',
  fr: 'Vous faites partie de l’équipe qui exploite ChaMan.',
  de: 'Sie gehören zum Team, das ChaMan betreibt.',
  en: 'You belong to the team that runs ChaMan.',
};

export const DENIED: Text = {
  nl: 'Fout 403: geen toegang',
  fr: 'Erreur 403 : accès refusé',
  de: 'Fehler 403: kein Zugang',
  en: 'Error 403: no access',
};
export const DENIED_WHY: Text = {
  nl: 'U bent aangemeld voor {organisation} als {role}. Daarmee mag u de technische kanalen van deze organisatie nog niet beheren.',
  fr: 'Vous êtes connecté pour {organisation} en tant que {role}. Cela ne vous permet pas encore de gérer les canaux techniques de cette organisation.',
  de: 'Sie sind für {organisation} als {role} angemeldet. Damit dürfen Sie die technischen Kanäle dieser Organisation noch nicht verwalten.',
  en: 'You are signed in for {organisation} as {role}. With that you may not yet manage the technical channels of this organisation.',
};
export const DENIED_NO_ORGANISATION: Text = {
  nl: 'U bent aangemeld, maar mag voor geen enkele organisatie optreden. Daarom kunt u geen technische kanalen beheren.',
  fr: 'Vous êtes connecté, mais ne pouvez agir pour aucune organisation. Vous ne pouvez donc gérer aucun canal technique.',
  de: 'Sie sind angemeldet, dürfen aber für keine Organisation handeln. Deshalb können Sie keine technischen Kanäle verwalten.',
  en: 'You are signed in, but may not act for any organisation. So you cannot manage technical channels.',
};
export const DENIED_NOT_A_MANAGER: Text = {
  nl: 'Bent u geen Toegangsbeheerder? Vraag uw Hoofdtoegangsbeheerder (vroeger: lokaal beheerder) om u in Toegangsbeheer de machtiging "ChaMan - Technisch kanaalbeheer" te geven.',
  fr: 'Vous n’êtes pas Gestionnaire d’accès ? Demandez à votre Gestionnaire d’accès principal (auparavant : gestionnaire local) de vous donner, dans la Gestion des accès, la permission « Gestion des canaux techniques ».',
  de: 'Sie sind kein Zugangsverwalter? Bitten Sie Ihren Hauptzugangsverwalter (früher: lokaler Verwalter), Ihnen in der Zugangsverwaltung die Berechtigung „Technische Kanalverwaltung“ zu geben.',
  en: 'Not an Access Manager? Ask your Chief Access Manager (formerly: local manager) to give you the permission "Channel Management" in Access Management.',
};
export const DENIED_A_MANAGER: Text = {
  nl: 'Bent u wel Toegangsbeheerder? Vink dan ChaMan aan in Toegangsbeheer en meld u opnieuw aan.',
  fr: 'Vous êtes Gestionnaire d’accès ? Cochez alors ChaMan dans la Gestion des accès et reconnectez-vous.',
  de: 'Sie sind Zugangsverwalter? Kreuzen Sie dann ChaMan in der Zugangsverwaltung an und melden Sie sich erneut an.',
  en: 'Are you an Access Manager? Then tick ChaMan in Access Management and sign in again.',
};
