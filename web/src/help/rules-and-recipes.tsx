import { useTranslation } from 'react-i18next';
import type { PublishedRulesDto } from '../../../openapi/client/types.gen.js';
import { CopyButton } from '../design/copy-button.js';
import { Panel } from '../design/panel.js';

/** As the API publishes them: what is judged by is what is told. */
export function RulesAndRecipes({ published }: { readonly published: PublishedRulesDto }) {
  const { t } = useTranslation();
  return (
    <>
      {published.recipes.map((recipe) => (
        <Panel key={recipe.name} title={`${recipe.title} (${recipe.tool})`}>
          {recipe.commands.length > 0 && (
            <div className="commands">
              <pre>
                <code>{recipe.commands.join('\n')}</code>
              </pre>
              <CopyButton value={recipe.commands.join('\n')} what={recipe.title} />
            </div>
          )}
          <p>{recipe.explanation}</p>
        </Panel>
      ))}
      <Panel title={t('help.rules')}>
        <ul className="stack-tight">
          {published.rules.map(({ rule, demand, inForce }) => (
            <li key={`${rule}${inForce?.from ?? ''}`}>{demand}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
