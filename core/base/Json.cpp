// The one place that compiles Boost.JSON, which is otherwise used from its headers: include
// <boost/json.hpp> and link Mutuals::core. BOOST_JSON_STANDALONE stays undefined.
#include <boost/json/src.hpp>
