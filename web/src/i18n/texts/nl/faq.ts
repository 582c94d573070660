export const faq = {
  whoIsContact: {
    question: 'Welke persoon moet worden ingevoerd als contactgegevens?',
    answer:
      'De contactpersoon of de technisch verantwoordelijke van het bedrijf of de professional, met rol of functie.',
  },
  contactNeeded: {
    question: 'Zijn contactgegevens nodig bij de eerste aanmelding?',
    answer: 'Ja. Zonder contactgegevens bestaat er geen verzender en kan er geen kanaal beheerd worden.',
  },
  oneContact: {
    question: 'Kunnen er meerdere contactpersonen zijn?',
    answer: 'Nee, één per organisatie en hoedanigheid.',
  },
  oneEmail: {
    question: 'Kan ik meerdere e-mailadressen opgeven?',
    answer: 'Nee, één. Een gedeeld adres van uw dienst mag.',
  },
  severalFileAccounts: {
    question: 'Kan ik meerdere FTP-, SFTP- of SOAP-accounts maken?',
    answer: 'Nee, één van elk. Alleen REST-accounts kunt u er meerdere hebben.',
  },
  severalCertificates: {
    question: 'Kan een FTP-, SFTP- of SOAP-account meerdere certificaten hebben?',
    answer: 'Nee. U vervangt het bestaande certificaat door een nieuw.',
  },
  severalRest: {
    question: 'Kan ik meerdere REST-accounts maken?',
    answer: 'Ja.',
  },
  severalRestCertificates: {
    question: 'Kan een REST-account meerdere certificaten hebben?',
    answer:
      'Ja. Zo vervangt u een certificaat zonder onderbreking: voeg het nieuwe toe, stel uw software om, verwijder het oude.',
  },
  whichCertificates: {
    question: 'Welke certificaten worden aanvaard?',
    answer:
      'De pagina "Hoe maak ik een certificaat?" toont alle regels per type account. Kiest u een bestand, dan ziet u meteen of het eraan voldoet.',
  },
  error403: {
    question: 'Wat doe ik bij fout 403 - geen toegang?',
    answer:
      'Bent u geen Toegangsbeheerder, vraag dan uw Hoofdtoegangsbeheerder of lokaal beheerder om toegang tot ChaMan. Bent u het wel, vink dan ChaMan aan in Toegangsbeheer en meld u opnieuw aan.',
  },
  refused: {
    question: 'Een systeem weigert mijn account. Wat nu?',
    answer:
      'De pagina van het account zegt wat er geweigerd werd, wat nog werkt en wat u kunt doen. U krijgt er ook een e-mail over. Verbetert u het, dan wordt het meteen opnieuw geprobeerd.',
  },
  privateKey: {
    question: 'Ik heb mijn private sleutel naar iemand gestuurd. Wat nu?',
    answer: 'Maak een nieuwe sleutel, vervang het certificaat of de SSH-sleutel hier, en gebruik de oude niet meer.',
  },
};
