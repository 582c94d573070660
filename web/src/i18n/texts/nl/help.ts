export const help = {
  title: 'Hulp',
  make: 'Een certificaat of sleutel maken',
  certificates: 'Hoe maak ik een certificaat?',
  certificatesWhat:
    'Voor Windows, macOS en Linux. De private sleutel blijft altijd op uw eigen computer; hier komt alleen het certificaat.',
  sshKeys: 'Hoe maak ik een SSH-sleutel?',
  sshKeysWhat: 'Een SSH-sleutel bestaat uit twee bestanden. Het publieke geeft u hier; het private houdt u voor uzelf.',
  forChannel: 'Voor een account van het type',
  rules: 'De regels',
  faq: 'Veelgestelde vragen',
  systems: 'Met eigen software werken',
  systemsWhat: 'Alles wat u hier doet, kan ook met de API. De beschrijving ervan kunt u lezen en uitproberen.',
  apiDocs: 'De API lezen en uitproberen',
  licences: 'Software van anderen in deze toepassing, en de licenties ervan',
};
