export const webServices = {
  newTitle: 'Een webservice-account toevoegen',
  what: {
    REST: 'Software roept REST-services op met een toegangstoken. Zelfondertekende certificaten mogen. U kunt er meerdere hebben.',
    SOAP: 'Software roept SOAP-services op en ondertekent elke oproep met het certificaat. U kunt er één hebben.',
  },
  soapTaken: 'U hebt al een SOAP-account. Verwijder het eerst om een nieuw te maken.',
  certificates: 'Certificaatbeheer',
  certificateWhy: {
    REST: 'Met de private sleutel van dit certificaat ondertekent uw software de aanvraag van een toegangstoken.',
    SOAP: 'Met de private sleutel van dit certificaat ondertekent uw software elke oproep (WS-Security).',
  },
  clientIdComes: 'Verschijnt zodra het account actief is',
  addCertificate: 'Een certificaat toevoegen',
  keyIdRequired:
    'Dit account heeft twee certificaten met dezelfde soort sleutel. Uw software moet daarom in elke aanvraag met "kid" zeggen welke sleutel zij gebruikt; u vindt hem onder "Vingerafdrukken".',
  lastStays:
    'Een REST-account houdt altijd minstens één certificaat. Voeg eerst het nieuwe toe om dit te kunnen verwijderen.',
  removeCertificate: 'Certificaat verwijderen',
  removeWhat:
    'Aanvragen die met de sleutel van dit certificaat ondertekend zijn, worden daarna geweigerd. Tokens die al zijn uitgereikt, werken nog hoogstens 5 minuten.',
  noneValidLeft: 'Daarna heeft dit account geen geldig certificaat meer: het werkt dan niet.',
  certificateGoes: 'Certificaat {{name}} wordt weggehaald.',
};
