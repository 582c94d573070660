export const session = {
  endsSoon: 'Uw sessie eindigt bijna',
  endsSoonWhat: 'Om {{moment}} moet u zich opnieuw aanmelden. Bevestig voordien wat u aan het invullen bent.',
  idleWhat: 'U deed een tijd niets wat ChaMan bereikte. Om {{moment}} wordt u afgemeld, tenzij u aangemeld blijft.',
  stay: 'Aangemeld blijven',
  ended: 'Uw sessie is afgelopen',
  endedWhat:
    'Wat u hier invulde, staat er nog. Meld u aan in een nieuw venster, kom dan terug naar dit venster en ga verder.',
  signInAgain: 'Aanmelden in een nieuw venster',
  welcome: 'Technisch kanaalbeheer',
  whatItIs:
    'Met ChaMan beheert uw organisatie zelf de technische kanalen waarlangs zij gegevens uitwisselt met de sociale zekerheid:',
  whatFiles: 'bestanden versturen en ontvangen via FTP en SFTP;',
  whatWebServices: 'webservices oproepen via SOAP en REST;',
  whatHelp: 'van elk certificaat en elke sleutel ziet u meteen of hij aanvaard wordt, en zo niet, wat u eraan doet.',
  signIn: 'Aanmelden',
  whoMay:
    'Voor Toegangsbeheerders, Groepsbeheerders en wie in Toegangsbeheer de machtiging "ChaMan - Technisch kanaalbeheer" kreeg.',
  signOut: 'Afmelden',
  signingOut: 'U wordt afgemeld …',
  switch: 'Wisselen',
  switchTitle: 'Voor welke organisatie treedt u op?',
  current: 'Nu gekozen',
  actFor: 'Kiezen',
  actForWhom: '{{organisation}} kiezen',
  choose: 'Kies een organisatie',
  chooseWhat: 'U mag voor meer dan één organisatie of hoedanigheid optreden. U kunt later altijd wisselen.',
  noAccess: 'Fout 403 - Geen toegang',
  dearVisitor: 'Beste bezoeker,',
  noRights: 'U hebt helaas nog niet de nodige rechten om toegang te krijgen tot deze onlinedienst.',
  noAccessWhy:
    'U bent aangemeld voor {{organisation}} als {{role}}. Daarmee mag u de technische kanalen van deze organisatie nog niet beheren.',
  noOrganisation: 'U bent aangemeld, maar mag voor geen enkele organisatie optreden.',
  whatToDo: 'Wat kunt u doen?',
  notAManager:
    'Bent u geen Toegangsbeheerder? Vraag uw Hoofdtoegangsbeheerder of lokaal beheerder om u in Toegangsbeheer de machtiging "ChaMan - Technisch kanaalbeheer" te geven.',
  aManager: 'Bent u wel Toegangsbeheerder? Vink dan ChaMan aan in Toegangsbeheer en meld u daarna opnieuw aan.',
  otherOrganisation: 'Of treed op voor een andere organisatie',
};
