import type { Texts } from '../nl/index.js';

export const help: Texts['help'] = {
  title: 'Aide',
  make: 'Créer un certificat ou une clé',
  certificates: 'Comment créer un certificat ?',
  certificatesWhat:
    'Pour Windows, macOS et Linux. La clé privée reste toujours sur votre propre ordinateur ; seul le certificat vient ici.',
  sshKeys: 'Comment créer une clé SSH ?',
  sshKeysWhat: 'Une clé SSH se compose de deux fichiers. Vous donnez ici le public ; vous gardez le privé pour vous.',
  forChannel: 'Pour un compte de type',
  rules: 'Les règles',
  faq: 'Questions fréquentes',
  systems: 'Utiliser votre propre logiciel',
  systemsWhat:
    'Tout ce que vous faites ici est aussi possible avec l’API. Vous pouvez en lire la description et l’essayer.',
  apiDocs: 'Lire et essayer l’API',
  licences: 'Logiciels de tiers dans cette application, et leurs licences',
};
