'use strict';

const { total } = require('./lib/pricing');
const { currency } = require('./lib/settings.json');

let invocations = 0;

exports.handler = async (order, context) => {
  invocations += 1;
  console.log('pricing %d lines', order.lines.length, { id: order.id });
  console.warn('careful');
  return {
    orderId: order.id,
    total: `${total(order.lines).toFixed(2)} ${currency}`,
    invocations,
    function: context.functionName,
    version: context.functionVersion,
    memory: context.memoryLimitInMB,
    arn: context.invokedFunctionArn,
    logGroup: context.logGroupName,
    hasTimeLeft: context.getRemainingTimeInMillis() > 0,
    variable: process.env.STAGE,
    executionEnvironment: process.env.AWS_EXECUTION_ENV,
    directory: __dirname,
  };
};

exports.called = (event, context, callback) => {
  if (event.fail) return callback(new RangeError(event.fail));
  if (event.never) return undefined;
  setTimeout(() => callback(null, { after: 'a while' }), 5);
  return undefined;
};
