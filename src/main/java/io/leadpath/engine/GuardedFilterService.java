package io.leadpath.engine;

import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;

/** Filters, stored and extended, whose criteria count in full: one that the engine would pass over is refused. */
class GuardedFilterService extends FilterServiceImpl {

    @Override
    public Filter saveFilter(Filter filter) {
        check(filter.getQuery());
        return super.saveFilter(filter);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
        check(extending);
        return super.list(filterId, extending);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int most) {
        check(extending);
        return super.listPage(filterId, extending, first, most);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extending) {
        check(extending);
        return super.singleResult(filterId, extending);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extending) {
        check(extending);
        return super.count(filterId, extending);
    }

    private static void check(Query<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            RefusedQueryInterceptor.refuseWhatWouldBePassedOver(tasks);
        }
    }
}
