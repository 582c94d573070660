import { Link, type LinkComponentProps } from '@tanstack/react-router';
import type { Channel } from '../api/queries.js';

interface AccountLinkProps extends Pick<LinkComponentProps, 'children' | 'className' | 'aria-label'> {
  readonly account: { readonly id: string; readonly channel: Channel };
  readonly 'data-kind'?: 'quiet';
  readonly 'data-small'?: true;
}

/** To the page of an account, whatever its channel. */
export function AccountLink({ account: { id, channel }, ...rest }: AccountLinkProps) {
  const isWebService = channel !== 'FTP' && channel !== 'SFTP';
  return <Link to={isWebService ? '/web-services/$id' : '/files/$id'} params={{ id }} {...rest} />;
}
