# Read after project() of every interface package that is built for the embedded ROS 2 (CMAKE_PROJECT_INCLUDE): its programs
# speak JavaScript, Python and (rosbridge) C. So nothing is made for C++, and what is made is compiled in a few large units,
# since each of some hundred small ones would read the same headers again.
find_package(ament_cmake REQUIRED)
find_package(rosidl_default_generators REQUIRED)
list(FILTER AMENT_EXTENSIONS_rosidl_generate_idl_interfaces EXCLUDE REGEX "_cpp:")

function(_lean_unite)
  foreach(part rosidl_generator_c rosidl_typesupport_c rosidl_typesupport_fastrtps_c rosidl_typesupport_introspection_c
      rosidl_generator_py)
    set(target ${PROJECT_NAME}__${part})
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    # Descriptions of types name the types that they hold by static variables, the same in each.
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "__description\\.c$")
    set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endforeach()
endfunction()
cmake_language(DEFER CALL _lean_unite)
