/** The beginning of a stream, for the API's description. */
export const ACCOUNT_EVENTS_EXAMPLE = `retry: 2000

id: MTc5NTY0NTgwOC40MTI
event: reset
data: {"accounts":[]}

id: MTc5NTY0NTgwOC40MTM
event: account
data: {"id":"0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50","channel":"SFTP","name":"Payroll transfers","clientId":null,"revision":1,"state":"active","stateSince":"2026-03-01T10:15:07.000Z","progress":null,"disabled":null}

: still here

id: MTc5NTY0NTgwOC40MTQ
event: account-deleted
data: {"id":"0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50"}
`;
