-- A proof that was stopped before its first limit said that a plan could collect all there is; now it says nothing. Which one
-- that was is known where the prize had not been begun: its limit is all there is then, and a net of no less is none either.
update plan_bound set content = content || '{"net": null, "shiftValues": []}'
where (content #>> '{prize,iterations}')::int = 0
  and not (content #>> '{prize,isFinal}')::boolean
  and not (content #>> '{net,isFinal}')::boolean
  and (content #>> '{net,bound}')::numeric >= (content #>> '{prize,bound}')::numeric;
update plan_bound set content = jsonb_set(content, '{prize}', 'null')
where (content #>> '{prize,iterations}')::int = 0 and not (content #>> '{prize,isFinal}')::boolean;
-- where neither says anything there is no proof
delete from plan_bound where content -> 'net' = 'null' and content -> 'prize' = 'null';
