/** Messages in the shape of Coinbase's documentation (docs.cdp.coinbase.com/exchange/websocket-feed/channels), with what differs. */
export const ticker = (different: object = {}) => ({
  type: 'ticker',
  sequence: 37475248783,
  product_id: 'BTC-USD',
  price: '94285.22',
  open_24h: '93310.79',
  volume_24h: '14553.79269678',
  low_24h: '93280.52',
  high_24h: '94513.8',
  volume_30d: '428783.60117027',
  best_bid: '94285.04',
  best_bid_size: '0.46688654',
  best_ask: '94285.27',
  best_ask_size: '1.56637040',
  side: 'buy',
  time: '2026-11-20T23:28:22.061769Z',
  trade_id: 370843401,
  last_size: '0.4396987',
  ...different,
});

export const heartbeat = {
  type: 'heartbeat',
  sequence: 90,
  last_trade_id: 20,
  product_id: 'BTC-USD',
  time: '2026-11-20T23:28:22.464459Z',
};

export const subscriptions = {
  type: 'subscriptions',
  channels: [
    { name: 'ticker', product_ids: ['BTC-USD'], account_ids: null },
    { name: 'heartbeat', product_ids: ['BTC-USD'], account_ids: null },
  ],
};
